package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Has {@link JiraCalls} told of what becomes of calls. */
record CallWatch(JiraCalls calls) {
    private static final Pattern AROUND = Pattern.compile("/rest/api/[^/]+|\\?.*");

    /** Projects' keys alone are made of capitals. */
    private static final Pattern KEY = Pattern.compile("/[A-Z]+(?=/|$)");

    /** @param like which calls ask for the same */
    static String operation(String like) {
        return KEY.matcher(AROUND.matcher(like).replaceAll("")).replaceAll("/-");
    }

    /** Makes the call. */
    <T> T made(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        long began = System.nanoTime();
        CallOutcome outcome = CallOutcome.NOT_SENT;
        try {
            T result = call.send();
            outcome = CallOutcome.of(head.apply(result));
            return result;
        } catch (NoAnswer none) {
            outcome = CallOutcome.of(none);
            throw none;
        } finally {
            calls.ended(operation(like), outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** Has it made, or not. */
    <T> T attempted(String like, Sending<T> attempt) throws NoAnswer {
        try {
            return attempt.send();
        } catch (Refusal.JiraUnavailable | Refusal.JiraRefusedCredentials unsent) {
            calls.heldBack(operation(like));
            throw unsent;
        }
    }

    void repeated(String like) {
        calls.repeated(operation(like));
    }
}

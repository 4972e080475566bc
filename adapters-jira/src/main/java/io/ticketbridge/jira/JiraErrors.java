package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an answer of Jira's that is no success means; the one place that knows Jira's ways to say no. */
final class JiraErrors {
    private static final int MAX_WORDS = 500;

    private final Clock clock;

    JiraErrors(Clock clock) {
        this.clock = clock;
    }

    /**
     * The refusal that an answer stands for.
     *
     * @param writes whether the call may have changed something
     * @param notFound what a 404 means for this call
     * @param fieldNames the fields' display names by their ids
     */
    Refusal refusal(
            JiraAnswer answer, boolean writes, Function<JiraAnswer, Refusal> notFound, Map<String, String> fieldNames) {
        if (answer.isForNobody()) {
            return new Refusal.JiraRefusedCredentials();
        }
        return switch (answer.status()) {
            case 400, 409, 413, 422 -> writes ? rejected(answer, fieldNames) : unexpected(answer);
            case 401, 403 -> new Refusal.JiraRefusedCredentials();
            case 404 -> notFound.apply(answer);
            case 429 -> unavailable(answer);
            default -> other(answer, writes);
        };
    }

    /** What it means that a call got no answer. */
    static Refusal meaning(NoAnswer none, boolean writes) {
        if (none.reach() == NoAnswer.Reach.NOT_SENT) {
            return WayTrouble.in(none)
                    .map(trouble -> Refusal.JiraUnavailable.because(trouble, none))
                    .orElseGet(() -> new Refusal.JiraUnavailable(Optional.empty(), none));
        }
        if (writes) {
            return new Refusal.OutcomeUnknown(none);
        }
        return switch (none.reach()) {
            case TIMED_OUT -> new Refusal.JiraTimedOut(none);
            case TOO_LARGE -> new Refusal.JiraAnsweredNonsense("it is larger than any should be", none);
            default -> new Refusal.JiraUnavailable(Optional.empty(), none);
        };
    }

    static Refusal unreadable(boolean writes) {
        return writes
                ? new Refusal.OutcomeUnknown(new IllegalStateException("Jira's answer cannot be read"), true)
                : new Refusal.JiraAnsweredNonsense("it is not Jira's JSON; check the integration's base URL");
    }

    /** The ids of the fields that a 400 names. */
    static List<String> namedFields(JiraAnswer answer) {
        List<String> fields = new ArrayList<>();
        answer.json().path("errors").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    /** Jira's own words, from whichever of its shapes they came in; never its HTML. */
    static Optional<String> words(JiraAnswer answer) {
        JsonNode json = answer.json();
        String first = json.path("errorMessages").path(0).asText("");
        String text =
                first.isEmpty() ? json.path("message").asText(json.path("error").asText("")) : first;
        return Optional.of(clipped(text)).filter(words -> !words.isBlank());
    }

    private static Refusal rejected(JiraAnswer answer, Map<String, String> fieldNames) {
        List<Violation> violations = new ArrayList<>();
        answer.json()
                .path("errors")
                .properties()
                .forEach(error -> violations.add(new Violation(
                        fieldNames.getOrDefault(error.getKey(), error.getKey()),
                        clipped(error.getValue().asText()),
                        "rejected")));
        String reason = words(answer)
                .or(() -> violations.stream().findFirst().map(Violation::message))
                .orElse(answer.status() == 413 ? "they are larger than it takes" : "it does not say why");
        return new Refusal.RejectedByJira("Jira refused the values: " + reason, violations);
    }

    /** A write that ended in an error of the server's or of a proxy's may have happened. */
    private Refusal other(JiraAnswer answer, boolean writes) {
        if (answer.status() < 500) {
            return unexpected(answer);
        }
        return writes
                ? new Refusal.OutcomeUnknown(
                        new IllegalStateException("Jira answered " + answer.status()), isFromJira(answer))
                : unavailable(answer);
    }

    /** Whether Jira itself has ended with an error; what a proxy says for it, Jira may still be at work on. */
    private static boolean isFromJira(JiraAnswer answer) {
        return answer.status() == 500
                || (answer.status() == 503 && answer.json().isObject());
    }

    private static Refusal unexpected(JiraAnswer answer) {
        return new Refusal.JiraAnsweredNonsense(
                "status " + answer.status() + " where none such is expected; check the integration's base URL");
    }

    private Refusal unavailable(JiraAnswer answer) {
        return new Refusal.JiraUnavailable(answer.header("Retry-After").map(value -> RetryAfter.read(value, clock)));
    }

    private static String clipped(String text) {
        return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS) + "…";
    }
}

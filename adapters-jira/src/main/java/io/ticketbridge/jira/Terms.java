package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.ServerInfoJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * On what terms a Jira lets itself be asked through one account: not before the time that it has named, and hardly with
 * credentials that it refused, for after some it locks the account. After a while one call tries them again; until it is known
 * how that fared, nobody else does.
 */
final class Terms {
    /** How long credentials that were refused are not tried again. */
    static final Duration LOCK_OUT = Duration.ofSeconds(30);

    /** How often somebody may ask to try them all the same: whoever had Jira let the account in again wants to know. */
    static final Duration EARLY = Duration.ofSeconds(20);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration UNSAID = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;

    /** What is put off where Jira does not say that it is less. */
    private static final String ALL = "";

    /** Some Jiras answer this to anybody, and do not say that they took us for nobody. */
    private static final String OPEN_TO_ALL = Call.get(ServerInfoJson.PATH).like();

    private final Clock clock;
    /** Until when, for all or for calls that ask for this. */
    private final Map<String, Instant> putOff = new HashMap<>();

    private Instant nearLimitUntil = Instant.MIN;
    private Optional<Instant> lockedOutUntil = Optional.empty();
    private Instant earlyFrom = Instant.MIN;
    private boolean isBeingTried;

    Terms(Clock clock) {
        this.clock = clock;
    }

    /** Lets the next call try credentials that were refused a while ago, unless that was asked for just now. */
    synchronized void letTryEarly() {
        Instant now = clock.instant();
        if (lockedOutUntil.isPresent() && !now.isBefore(earlyFrom)) {
            earlyFrom = now.plus(EARLY);
            lockedOutUntil = Optional.of(now);
        }
    }

    /** What keeps calls from being sent now; empty where nothing does. */
    synchronized Optional<JiraLine.State> state() {
        Instant now = clock.instant();
        if (lockedOutUntil.isPresent()) {
            return Optional.of(JiraLine.State.LOCKED_OUT);
        }
        return Optional.of(JiraLine.State.PUT_OFF).filter(state -> now.isBefore(putOffUntil(ALL)));
    }

    /** Whether Jira said that we ask for nearly as much as it lets us: what nobody waits for should not. */
    synchronized boolean isNearLimit() {
        return clock.instant().isBefore(nearLimitUntil);
    }

    private Instant putOffUntil(String like) {
        Instant own = putOff.getOrDefault(like, Instant.MIN);
        Instant all = putOff.getOrDefault(ALL, Instant.MIN);
        return own.isAfter(all) ? own : all;
    }

    /**
     * Refuses what would not be sent now.
     *
     * @param like what it asks for
     */
    synchronized void check(String like) {
        Instant now = clock.instant();
        if (lockedOutUntil.filter(now::isBefore).isPresent()) {
            throw new Refusal.JiraRefusedCredentials();
        }
        Instant until = putOffUntil(like);
        if (now.isBefore(until)) {
            throw new Refusal.JiraUnavailable(Optional.of(Duration.between(now, until)));
        }
        if (isBeingTried) {
            throw Refusal.JiraUnavailable.lasting(SOON);
        }
    }

    /**
     * Makes the call, or refuses it unsent.
     *
     * @param like what it asks for
     * @param head the status and headers of what the call brings
     */
    <T> T under(String like, Sending<T> call, Function<T, JiraAnswer> head) throws NoAnswer {
        boolean tries = begin(like);
        try {
            T result = call.send();
            noteLimits(like, head.apply(result));
            note(head.apply(result), tries && !like.equals(OPEN_TO_ALL));
            return result;
        } catch (NoAnswer none) {
            noteNone(none, tries);
            throw none;
        } finally {
            end(tries);
        }
    }

    private synchronized boolean begin(String like) {
        check(like);
        isBeingTried = lockedOutUntil.isPresent();
        return isBeingTried;
    }

    private synchronized void end(boolean tried) {
        isBeingTried &= !tried;
    }

    /** What the answer says of how often we may ask (Atlassian, "Rate limiting", section "Response headers"). */
    private synchronized void noteLimits(String like, JiraAnswer answer) {
        Instant now = clock.instant();
        if (answer.header("X-RateLimit-NearLimit").filter("true"::equals).isPresent()) {
            nearLimitUntil = now.plus(RetryAfter.CAP);
        }
        if (answer.status() == TOO_MANY_REQUESTS) {
            Duration wait = answer.header("Retry-After")
                    .map(value -> RetryAfter.read(value, clock))
                    .orElse(UNSAID);
            scope(like, answer).ifPresent(scope -> putOff.put(scope, now.plus(wait)));
        }
    }

    /** What is to wait: nothing else, where one issue was written to too often; one kind of calls, where those came too fast. */
    private static Optional<String> scope(String like, JiraAnswer answer) {
        return switch (answer.header("RateLimit-Reason").orElse("")) {
            case "jira-per-issue-on-write" -> Optional.empty();
            case "jira-burst-based" -> Optional.of(like);
            default -> Optional.of(ALL);
        };
    }

    /** What the answer says of the state of things. */
    private synchronized void note(JiraAnswer answer, boolean tries) {
        Instant now = clock.instant();
        if (answer.status() == 401 || answer.isForNobody()) {
            lockedOutUntil = Optional.of(now.plus(LOCK_OUT));
        } else if (tries) {
            lockedOutUntil = Optional.of(now.plus(LOCK_OUT)).filter(until -> !tellsWhoAsks(answer));
        }
    }

    /** What was sent may have been one more try that Jira counts. */
    private synchronized void noteNone(NoAnswer none, boolean tries) {
        if (tries && none.reach() != NoAnswer.Reach.NOT_SENT) {
            lockedOutUntil = Optional.of(clock.instant().plus(LOCK_OUT));
        }
    }

    /** Whether Jira had looked at the credentials: a way to its login page, an error or a word of patience may come before that. */
    private static boolean tellsWhoAsks(JiraAnswer answer) {
        boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != TOO_MANY_REQUESTS;
        return answer.isSuccess() || refused;
    }
}

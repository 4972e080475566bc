package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.json.ServerInfoJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * On what terms a Jira lets itself be asked through one account: as much as its {@link Governor} says, and hardly with
 * credentials that it refused, for after some it locks the account. After a while one call tries them again; until it is known
 * how that fared, nobody else does.
 */
final class Terms {
    /** How long credentials that were refused are not tried again. */
    static final Duration LOCK_OUT = Duration.ofSeconds(30);

    /** How often somebody may ask to try them all the same: whoever had Jira let the account in again wants to know. */
    static final Duration EARLY = Duration.ofSeconds(20);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    /** Some Jiras answer this to anybody, and do not say that they took us for nobody. */
    private static final String OPEN_TO_ALL = Call.get(ServerInfoJson.PATH).like();

    private final Governor governor;
    private final Clock clock;
    private Optional<Instant> lockedOutUntil = Optional.empty();
    private Instant earlyFrom = Instant.MIN;
    private boolean isBeingTried;

    /** @param governor of the site, or of the account where Jira counts what that asks */
    Terms(Governor governor, Clock clock) {
        this.governor = governor;
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
        if (lockedOutUntil.isPresent()) {
            return Optional.of(JiraLine.State.LOCKED_OUT);
        }
        return Optional.of(JiraLine.State.PUT_OFF).filter(state -> governor.isPutOff());
    }

    Governor governor() {
        return governor;
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
        governor.check(like);
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
            governor.note(like, head.apply(result));
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

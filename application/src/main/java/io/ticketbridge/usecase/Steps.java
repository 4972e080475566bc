package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Rejection;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import java.time.Duration;
import java.util.List;

/**
 * The steps by which an intent comes further, each under a lease: to send it, to look for it, to send it again. Whatever a step
 * finds out is kept before anybody is told.
 */
final class Steps {
    /** How long after a sending that Jira answered with an error: at most three within one call of the SDK. */
    private static final List<Duration> BETWEEN_SENDS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** So many looks in a row beyond the horizon, a minute apart, prove that a thing is not there. */
    private static final int SURE = 2;

    /** A file takes longer on its way than anything else. */
    private static final int FILE_FACTOR = 5;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final Connections connections;
    private final Intents intents;
    private final Patience patience;

    Steps(Connections connections, Intents intents, Patience patience) {
        this.connections = connections;
        this.intents = intents;
        this.patience = patience;
    }

    /** How long whoever sends this keeps others from it. */
    Duration lease(Wish wish) {
        return wish instanceof Wish.AttachFile ? patience.lease().multipliedBy(FILE_FACTOR) : patience.lease();
    }

    /** What nobody foresaw may have happened at any point, also after Jira did it. */
    <T> Intent send(Intent mine, Deed<T> deed, Deadline deadline) {
        try {
            return attempt(mine, deed, deadline);
        } catch (Refusal told) {
            throw told;
        } catch (RuntimeException unforeseen) {
            intents.release(mine.lost(false), Duration.ZERO);
            throw unforeseen;
        }
    }

    /** Every end that is not the wished-for one is kept before it is told. */
    private <T> Intent attempt(Intent mine, Deed<T> deed, Deadline deadline) {
        T made;
        try {
            made = deed.send(trackerOf(mine, half(deadline)), mine);
        } catch (Refusal.OutcomeUnknown lost) {
            return released(mine.lost(lost.answered()), FIRST_LOOK);
        } catch (Refusal.RejectedByJira | Refusal.NoWayToClose no) {
            intents.release(mine.rejected(rejection(no)), Duration.ZERO);
            throw no;
        } catch (Refusal.JiraUnavailable away) {
            Duration wait = away.retryAfter().orElse(SOON);
            Intent notSent = released(mine.notExecuted(), wait);
            if (away.isLasting() || wait.compareTo(deadline.left()) >= 0) {
                throw away;
            }
            return notSent;
        } catch (Refusal other) {
            intents.release(mine.notExecuted(), Duration.ZERO);
            throw other;
        }
        return deed.keep(mine, made);
    }

    /** The next step, where nobody else is at work on it and it is time. */
    Intent goOn(Intent intent, Deed<?> deed, Deadline deadline) {
        return intents.claim(intent.id(), patience.lease())
                .map(mine -> isUndone(mine) ? sendAgain(mine, deed, deadline) : look(mine, deed, deadline))
                .orElseGet(() -> now(intent));
    }

    /** Whether it is proved that nothing was done, and nobody is needed who says so. */
    static boolean isSurelyUndone(Intent intent) {
        return isUndone(intent) && intent.progress().absences() >= SURE;
    }

    Intent now(Intent intent) {
        return intents.find(intent.id()).orElseThrow(() -> new IllegalStateException("An intent in work was dropped"));
    }

    private static boolean isUndone(Intent intent) {
        return intent.state() == IntentState.NOT_SENT;
    }

    private Intent sendAgain(Intent mine, Deed<?> deed, Deadline deadline) {
        return intents.sendAgain(mine, lease(mine.wish()))
                .map(again -> send(again, deed, deadline))
                .orElseGet(() -> now(mine));
    }

    private <T> Intent look(Intent mine, Deed<T> deed, Deadline deadline) {
        Deed.Look<T> look;
        try {
            look = deed.look(trackerOf(mine, deadline), mine);
        } catch (Refusal.NoWayToClose no) {
            return released(mine.rejected(rejection(no)), Duration.ZERO);
        } catch (Refusal cannotTell) {
            return connections.isGone(mine.begun().integration())
                    ? released(mine.givenUp(), Duration.ZERO)
                    : released(mine, nextLook(mine));
        }
        if (look.found().isPresent()) {
            return deed.keep(mine, look.found().get());
        }
        Intent absent = absent(mine, look.complete());
        return released(absent, isUndone(absent) ? untilNextSend(absent) : nextLook(mine));
    }

    /** A request that Jira itself has answered is over; any other may still arrive until the horizon. */
    private Intent absent(Intent mine, boolean complete) {
        if (mine.progress().answered() && complete) {
            return mine.provedAbsent();
        }
        if (mine.sinceSent().compareTo(patience.horizon()) <= 0) {
            return mine;
        }
        Intent once = mine.absentOnceMore();
        return once.progress().absences() >= SURE ? once.provedAbsent() : once;
    }

    /** What is sure to be absent has waited long enough. */
    private static Duration untilNextSend(Intent intent) {
        if (intent.progress().absences() >= SURE) {
            return Duration.ZERO;
        }
        return BETWEEN_SENDS.get(Math.min(intent.sends(), BETWEEN_SENDS.size()) - 1);
    }

    private static Duration nextLook(Intent intent) {
        Duration since = intent.sinceSent();
        if (since.compareTo(FIRST_LOOK) < 0) {
            return FIRST_LOOK;
        }
        return since.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : since;
    }

    private static Rejection rejection(Refusal no) {
        boolean ofFields = no instanceof Refusal.RejectedByJira;
        return new Rejection(no.getMessage(), ofFields ? ((Refusal.RejectedByJira) no).violations() : List.of());
    }

    private Intent released(Intent mine, Duration next) {
        intents.release(mine, next);
        return now(mine);
    }

    private IssueTracker trackerOf(Intent intent, Deadline deadline) {
        return connections.trackerOf(intent.begun().integration(), deadline);
    }

    /** What is left after a sending that brought no answer is for looking. */
    private static Deadline half(Deadline deadline) {
        return Deadline.in(deadline.left().dividedBy(2));
    }
}

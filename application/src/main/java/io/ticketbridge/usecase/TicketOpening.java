package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.Intents.Begun;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries a wish for a ticket to its end: sends it, looks for it where Jira did not say, and sends again only what is
 * proved not to have been done. Whatever dies on the way, somebody else goes on from what is written down.
 */
public final class TicketOpening {
    private static final int MOST_SENDS = 3;
    private static final int SURE = 2;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final Connections connections;
    private final Intents intents;
    private final Patience patience;

    public TicketOpening(Connections connections, Intents intents, Patience patience) {
        this.connections = connections;
        this.intents = intents;
        this.patience = patience;
    }

    /** The ticket, once there is one, for a caller who waits until {@code deadline}. */
    Ticket carry(Begun begun, Deadline deadline) {
        Intent intent = begun.isNew() ? send(begun.intent(), deadline) : begun.intent();
        for (Duration pause = SOON; !intent.state().isEnd(); pause = pause.multipliedBy(2)) {
            intent = awaitEnd(intent, deadline.orIn(pause));
            if (!intent.state().isEnd() && deadline.isOver()) {
                throw notYet(intent);
            }
            intent = intent.state().isEnd() ? intent : goOn(intent, deadline);
        }
        return intent.ticket().orElseThrow(() -> ended(begun.intent()));
    }

    /** One step further with an intent that nobody waits for. */
    void complete(Intent intent) {
        Deadline deadline = Deadline.in(patience.request());
        try {
            Intent looked = goOn(intent, deadline);
            if (looked.state() == IntentState.NOT_SENT && looked.absences() >= SURE) {
                goOn(looked, deadline);
            }
        } catch (Refusal notNow) {
            return;
        }
    }

    private Intent goOn(Intent intent, Deadline deadline) {
        return intents.claim(intent.id(), patience.lease())
                .map(mine -> mine.state() == IntentState.NOT_SENT ? sendAgain(mine, deadline) : look(mine, deadline))
                .orElseGet(() -> now(intent));
    }

    private Intent sendAgain(Intent mine, Deadline deadline) {
        if (mine.sends() >= MOST_SENDS && mine.absences() == 0) {
            intents.release(mine, SOON);
            throw new Refusal.JiraUnavailable(Optional.empty());
        }
        return intents.sendAgain(mine, patience.lease())
                .map(again -> send(again, deadline))
                .orElseGet(() -> now(mine));
    }

    /** Every end that is not the ticket is kept before it is told. */
    private Intent send(Intent mine, Deadline deadline) {
        try {
            return opened(mine, trackerOf(mine, half(deadline)).open(mine.wish().issue(), mine.id()));
        } catch (Refusal.OutcomeUnknown lost) {
            return released(mine.lost(lost.answered()), FIRST_LOOK);
        } catch (Refusal.RejectedByJira no) {
            intents.release(mine.rejected(no.getMessage()), Duration.ZERO);
            throw no;
        } catch (Refusal.JiraUnavailable away) {
            Duration wait = away.retryAfter().orElse(SOON);
            Intent notSent = released(mine.notExecuted(), wait);
            if (mine.sends() >= MOST_SENDS || wait.compareTo(deadline.left()) >= 0) {
                throw away;
            }
            return awaitEnd(notSent, deadline.orIn(wait));
        } catch (Refusal other) {
            intents.release(mine.notExecuted(), Duration.ZERO);
            throw other;
        }
    }

    private Intent look(Intent mine, Deadline deadline) {
        Sighting sighting;
        try {
            sighting = trackerOf(mine, deadline).find(mine.id(), mine.sinceBegun());
        } catch (Refusal cannotTell) {
            return released(mine, nextLook(mine));
        }
        if (!sighting.issues().isEmpty()) {
            return opened(mine, sighting.issues().get(0));
        }
        Intent absent = absent(mine, sighting);
        return released(absent, absent.state() == IntentState.NOT_SENT ? Duration.ZERO : nextLook(mine));
    }

    /** A request that Jira itself has answered is over; any other may still arrive until the horizon. */
    private Intent absent(Intent mine, Sighting sighting) {
        if (mine.answered() && sighting.complete()) {
            return mine.provedAbsent();
        }
        if (mine.sinceSent().compareTo(patience.horizon()) <= 0) {
            return mine;
        }
        Intent once = mine.absentOnceMore();
        return once.absences() >= SURE ? once.provedAbsent() : once;
    }

    private Duration nextLook(Intent intent) {
        Duration since = intent.sinceSent();
        if (since.compareTo(FIRST_LOOK) < 0) {
            return FIRST_LOOK;
        }
        return since.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : since;
    }

    private Intent opened(Intent mine, IssueRef issue) {
        intents.opened(mine, issue);
        return now(mine);
    }

    private Intent released(Intent mine, Duration next) {
        intents.release(mine, next);
        return now(mine);
    }

    private Intent now(Intent intent) {
        return intents.find(intent.id()).orElseThrow(() -> new IllegalStateException("An intent in work was dropped"));
    }

    /** Waits for whoever is at work on it, here or on another node. */
    private Intent awaitEnd(Intent intent, Deadline deadline) {
        Intent latest = intent;
        while (!latest.state().isEnd() && !deadline.isOver()) {
            pause();
            latest = now(intent);
        }
        return latest;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal.JiraUnavailable(Optional.empty(), stopping);
        }
    }

    private IssueTracker trackerOf(Intent intent, Deadline deadline) {
        return connections.trackerOf(intent.wish().integration(), deadline);
    }

    /** What is left after a sending that brought no answer is for looking. */
    private static Deadline half(Deadline deadline) {
        return Deadline.in(deadline.left().dividedBy(2));
    }

    private static Refusal notYet(Intent intent) {
        if (intent.state() == IntentState.NOT_SENT) {
            return new Refusal.JiraUnavailable(Optional.empty());
        }
        boolean atWork =
                intent.state() == IntentState.SENDING && intent.wish().key().isPresent();
        return atWork ? new Refusal.StillRunning() : new Refusal.OutcomeUnknown(intent.id());
    }

    private Refusal ended(Intent intent) {
        return now(intent)
                .rejection()
                .<Refusal>map(words -> new Refusal.RejectedByJira(words, List.of()))
                .orElseGet(() -> new Refusal.JiraUnavailable(Optional.empty()));
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.Intents.Begun;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTracker.Content;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries a wish to its end: sends it, looks for it where Jira did not say, and sends again only what is proved not to have
 * been done. Whatever dies on the way, somebody else goes on from what is written down.
 */
public final class Settling {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** How long after a sending that Jira answered with an error: at most three within one call of the SDK. */
    private static final List<Duration> BETWEEN_SENDS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final int SURE = 2;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofMinutes(1);

    private final Connections connections;
    private final Intents intents;
    private final Patience patience;
    private final Clock clock;

    public Settling(Connections connections, Intents intents, Patience patience, Clock clock) {
        this.connections = connections;
        this.intents = intents;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What a wish became.
     *
     * @param replayed whether the caller's key stood for it already
     */
    record Settled(Intent intent, Intent.Done done, boolean replayed) {}

    /** What a viewer wants, under an id of its own. */
    static NewIntent wanted(Viewer viewer, Optional<IdempotencyKey> key, IntegrationId integration, Wish wish) {
        return new NewIntent(IntentId.random(RANDOM), viewer.id(), key, integration, wish);
    }

    /** Does it once, however often it is asked for until its caller knows. */
    Settled once(NewIntent wanted, Caller caller) {
        return once(wanted, deed(wanted.wish(), Optional.empty()), caller);
    }

    /** The same for a file, with its bytes. */
    Settled once(NewIntent wanted, Content content, Caller caller) {
        return once(wanted, deed(wanted.wish(), Optional.of(content)), caller);
    }

    private Settled once(NewIntent wanted, Deed<?> deed, Caller caller) {
        Deadline deadline = Deadline.in(patience.request());
        Begun begun = intents.begin(wanted, patience.lease(), clock.instant());
        Intent.Done done = carry(begun, deed, deadline);
        if (caller.isListening()) {
            intents.delivered(begun.intent().id());
        }
        return new Settled(begun.intent(), done, !begun.isNew() && wanted.key().isPresent());
    }

    /** For a caller who waits until {@code deadline}. */
    private Intent.Done carry(Begun begun, Deed<?> deed, Deadline deadline) {
        Intent intent = begun.isNew() ? send(begun.intent(), deed, deadline) : begun.intent();
        for (Duration pause = FIRST_PAUSE; !intent.state().isEnd(); pause = pause.multipliedBy(2)) {
            intent = awaitEnd(intent, deadline.orIn(pause));
            if (!intent.state().isEnd() && deadline.isOver()) {
                throw notYet(intent);
            }
            intent = intent.state().isEnd() ? intent : goOn(intent, deed, deadline);
        }
        return intent.done().orElseThrow(() -> ended(begun.intent()));
    }

    /** One step further with an intent that nobody waits for. */
    void complete(Intent intent) {
        Deadline deadline = Deadline.in(patience.request());
        Deed<?> deed = deed(intent.wish(), Optional.empty());
        try {
            Intent looked = goOn(intent, deed, deadline);
            if (looked.state() == IntentState.NOT_SENT && looked.progress().absences() >= SURE) {
                goOn(looked, deed, deadline);
            }
        } catch (Refusal notNow) {
            return;
        }
    }

    private Deed<?> deed(Wish wish, Optional<Content> content) {
        if (wish instanceof Wish.OpenTicket ticket) {
            return new TicketDeed(ticket, intents);
        }
        return wish instanceof Wish.WriteComment comment
                ? new CommentDeed(comment, intents)
                : new FileDeed((Wish.AttachFile) wish, content, intents);
    }

    private Intent goOn(Intent intent, Deed<?> deed, Deadline deadline) {
        return intents.claim(intent.id(), patience.lease())
                .map(mine -> mine.state() == IntentState.NOT_SENT
                        ? sendAgain(mine, deed, deadline)
                        : look(mine, deed, deadline))
                .orElseGet(() -> now(intent));
    }

    private Intent sendAgain(Intent mine, Deed<?> deed, Deadline deadline) {
        return intents.sendAgain(mine, patience.lease())
                .map(again -> send(again, deed, deadline))
                .orElseGet(() -> now(mine));
    }

    /** Every end that is not the ticket is kept before it is told. */
    private <T> Intent send(Intent mine, Deed<T> deed, Deadline deadline) {
        try {
            return kept(mine, deed, deed.send(trackerOf(mine, half(deadline)), mine));
        } catch (Refusal.OutcomeUnknown lost) {
            return released(mine.lost(lost.answered()), FIRST_LOOK);
        } catch (Refusal.RejectedByJira no) {
            intents.release(mine.rejected(no.getMessage()), Duration.ZERO);
            throw no;
        } catch (Refusal.JiraUnavailable away) {
            Duration wait = away.retryAfter().orElse(SOON);
            Intent notSent = released(mine.notExecuted(), wait);
            if (wait.compareTo(deadline.left()) >= 0) {
                throw away;
            }
            return awaitEnd(notSent, deadline.orIn(wait));
        } catch (Refusal other) {
            intents.release(mine.notExecuted(), Duration.ZERO);
            throw other;
        }
    }

    private <T> Intent look(Intent mine, Deed<T> deed, Deadline deadline) {
        Deed.Look<T> look;
        try {
            look = deed.look(trackerOf(mine, deadline), mine);
        } catch (Refusal cannotTell) {
            return released(mine, nextLook(mine));
        }
        if (look.found().isPresent()) {
            return kept(mine, deed, look.found().get());
        }
        Intent absent = absent(mine, look.complete());
        return released(absent, absent.state() == IntentState.NOT_SENT ? untilNextSend(absent) : nextLook(mine));
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

    private Duration nextLook(Intent intent) {
        Duration since = intent.sinceSent();
        if (since.compareTo(FIRST_LOOK) < 0) {
            return FIRST_LOOK;
        }
        return since.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : since;
    }

    private <T> Intent kept(Intent mine, Deed<T> deed, T made) {
        deed.keep(mine, made);
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
        return connections.trackerOf(intent.begun().integration(), deadline);
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
                intent.state() == IntentState.SENDING && intent.begun().key().isPresent();
        return atWork ? new Refusal.StillRunning() : new Refusal.OutcomeUnknown(intent.id());
    }

    private Refusal ended(Intent intent) {
        return now(intent)
                .progress()
                .rejection()
                .<Refusal>map(words -> new Refusal.RejectedByJira(words, List.of()))
                .orElseGet(() -> new Refusal.JiraUnavailable(Optional.empty()));
    }
}

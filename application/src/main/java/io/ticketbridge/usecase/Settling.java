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
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.Intents.Begun;
import io.ticketbridge.port.IssueTracker.Content;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Carries a wish to its end: sends it, looks for it where Jira did not say, and sends again only what is proved not to have
 * been done. Whatever dies on the way, somebody else goes on from what is written down.
 */
public final class Settling {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** How many callers wait at a time for what is not known yet. */
    static final int PLACES = 96;

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TELLING_POLL = Duration.ofMillis(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Semaphore places = new Semaphore(PLACES);
    private final Connections connections;
    private final Steps steps;
    private final Intents intents;
    private final Accounts accounts;
    private final Clock clock;

    public Settling(Connections connections, Intents intents, Accounts accounts, Patience patience, Clock clock) {
        this.accounts = accounts;
        this.connections = connections;
        this.steps = new Steps(connections, intents, patience);
        this.intents = intents;
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
        return new NewIntent(IntentId.random(RANDOM), viewer.id(), viewer.origin(), key, integration, wish);
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
        connections.refuseIfCrowded(wanted.integration());
        Deadline deadline = connections.deadline();
        Begun begun = begin(wanted, caller, deadline);
        Intent.Done done = carry(begun, deed, deadline);
        tell(begun.intent().id(), caller);
        return new Settled(begun.intent(), done, !begun.isNew() && wanted.key().isPresent());
    }

    /** Nothing is begun for whoever has gone: they may have asked again, and heard how that ended, before this was read. */
    private Begun begin(NewIntent wanted, Caller caller, Deadline deadline) {
        Begun begun = begin(wanted);
        Begun sure = isBeingTold(begun) ? onceTold(begun, wanted, deadline) : begun;
        if (sure.isNew() && wanted.key().isEmpty() && caller.isGone()) {
            intents.release(sure.intent().notExecuted().givenUp(), Duration.ZERO);
            throw new Refusal.CallerGone();
        }
        return sure;
    }

    private Begun begin(NewIntent wanted) {
        return intents.begin(wanted, steps.lease(wanted.wish()), clock.instant());
    }

    /** Whoever asks while another is being told how it ended is a twin if that one hears it, and else its repeat. */
    private Begun onceTold(Begun told, NewIntent wanted, Deadline deadline) {
        Begun begun = told;
        while (isBeingTold(begun) && !deadline.isOver()) {
            pause(TELLING_POLL);
            begun = begin(wanted);
        }
        return begun;
    }

    private static boolean isBeingTold(Begun begun) {
        boolean byFingerprint = begun.intent().begun().key().isEmpty();
        return byFingerprint
                && begun.intent().state() == IntentState.DONE
                && !begun.intent().untilNext().isZero();
    }

    private void tell(IntentId id, Caller caller) {
        caller.onceAnswered(() -> intents.delivered(id), () -> intents.undelivered(id));
    }

    /** For a caller who waits until {@code deadline}. */
    private Intent.Done carry(Begun begun, Deed<?> deed, Deadline deadline) {
        Intent intent = begun.isNew() ? steps.send(begun.intent(), deed, deadline) : begun.intent();
        Intent end = intent.state().isEnd() ? intent : inAPlace(intent, deed, deadline);
        return end.done().orElseThrow(() -> ended(end));
    }

    /** Few wait at a time: to be told that it is not known yet costs nothing, and others are not held up. */
    private Intent inAPlace(Intent intent, Deed<?> deed, Deadline deadline) {
        if (!places.tryAcquire()) {
            throw notYet(intent);
        }
        try {
            return carryOn(intent, deed, deadline);
        } finally {
            places.release();
        }
    }

    private Intent carryOn(Intent begun, Deed<?> deed, Deadline deadline) {
        Intent intent = begun;
        for (Duration pause = FIRST_PAUSE; !intent.state().isEnd(); pause = pause.multipliedBy(2)) {
            intent = awaitEnd(intent, deadline.orIn(pause));
            if (!intent.state().isEnd() && isBeyond(deadline, intent)) {
                throw notYet(intent);
            }
            intent = intent.state().isEnd() ? intent : steps.goOn(intent, deed, deadline);
        }
        return intent;
    }

    /** Jira may have put it off for longer than its caller waits. */
    private static boolean isBeyond(Deadline deadline, Intent intent) {
        boolean putOff = intent.state() == IntentState.NOT_SENT;
        return deadline.isOver() || (putOff && intent.untilNext().compareTo(deadline.left()) >= 0);
    }

    /** How many more callers may wait. */
    int freePlaces() {
        return places.availablePermits();
    }

    /** One step further with an intent that nobody waits for. */
    void complete(Intent intent) {
        Deadline deadline = connections.deadline();
        Deed<?> deed = deed(intent.wish(), Optional.empty());
        try {
            Intent looked = steps.goOn(intent, deed, deadline);
            Intent latest = Steps.isSurelyUndone(looked) ? steps.goOn(looked, deed, deadline) : looked;
            if (latest.state() == IntentState.DONE) {
                intents.undelivered(latest.id());
            }
        } catch (Refusal notNow) {
            return;
        }
    }

    private Deed<?> deed(Wish wish, Optional<Content> content) {
        if (wish instanceof Wish.OpenTicket ticket) {
            return new TicketDeed(ticket, intents);
        }
        if (wish instanceof Wish.WriteComment comment) {
            return new CommentDeed(comment, intents, accounts);
        }
        return wish instanceof Wish.AttachFile file
                ? new FileDeed(file, content, intents)
                : new DeletionDeed((Wish.DeleteTicket) wish, intents);
    }

    /** Waits for whoever is at work on it, here or on another node. */
    private Intent awaitEnd(Intent intent, Deadline deadline) {
        Intent latest = intent;
        while (!latest.state().isEnd() && !deadline.isOver()) {
            pause(POLL);
            latest = steps.now(intent);
        }
        return latest;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal.JiraUnavailable(Optional.empty(), stopping);
        }
    }

    private static Refusal notYet(Intent intent) {
        if (intent.state() == IntentState.NOT_SENT) {
            return new Refusal.JiraUnavailable(Optional.of(intent.untilNext()));
        }
        boolean atWork =
                intent.state() == IntentState.SENDING && intent.begun().key().isPresent();
        return atWork ? new Refusal.StillRunning() : new Refusal.OutcomeUnknown(intent.id());
    }

    private static Refusal ended(Intent intent) {
        return intent.progress()
                .rejection()
                .<Refusal>map(no -> new Refusal.RejectedByJira(no.words(), no.violations()))
                .orElseGet(() -> new Refusal.JiraUnavailable(Optional.empty()));
    }
}

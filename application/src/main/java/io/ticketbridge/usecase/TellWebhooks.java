package io.ticketbridge.usecase;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Deliveries.Claim;
import io.ticketbridge.port.Events;
import io.ticketbridge.port.WebhookSender;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells webhooks what they are to be told, at least once each, on whichever node comes first. */
public final class TellWebhooks {
    /** Longer than a sender waits for an answer. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration REST = Duration.ofSeconds(2);

    /** Of a webhook that does not answer, so that it does not hold up most of the time those who could tell others. */
    private static final Duration LONG_REST = Duration.ofSeconds(30);

    private final Events events;
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final Viewers viewers;
    private final Repetition repetition;
    private final Clock clock;

    public TellWebhooks(
            Events events,
            Deliveries deliveries,
            WebhookSender sender,
            Accounts accounts,
            Repetition repetition,
            Clock clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.sender = sender;
        this.viewers = new Viewers(accounts);
        this.repetition = repetition;
        this.clock = clock;
    }

    /** @return whether there was anything to tell */
    public boolean tellNext() {
        Optional<Claim> claim = deliveries.take(LEASE);
        claim.ifPresent(this::tell);
        return claim.isPresent();
    }

    /** What its owner may not see any more, or what is kept no more, is not told. */
    private void tell(Claim claim) {
        Optional<Event> event = viewers.of(claim.webhook().owner())
                .flatMap(viewer -> event(viewer, claim.delivery().event()));
        if (event.isEmpty()) {
            deliveries.ended(claim, DeliveryOutcome.failed("withheld"));
            return;
        }
        String delivery = claim.delivery().id().toString();
        DeliveryOutcome outcome = sender.send(claim.webhook(), new WebhookMessage(delivery, clock.instant(), event));
        Optional<Duration> later = repetition.after(claim.delivery().tries() + 1);
        if (outcome.isGood() || later.isEmpty()) {
            deliveries.ended(claim, outcome);
        } else {
            deliveries.putOff(claim, outcome, later.get(), outcome.status().isPresent() ? REST : LONG_REST);
        }
    }

    private Optional<Event> event(Viewer viewer, EventPlace place) {
        EventsFrom before = new EventsFrom.After(new EventPlace(place.number() - 1));
        return events.read(viewer, before, 1)
                .map(page -> page.seenBy(viewer))
                .map(EventPage::events)
                .flatMap(next -> next.stream()
                        .filter(event -> event.place().equals(place))
                        .findFirst());
    }
}

package io.ticketbridge.port;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The twin of {@link Deliveries}. */
public final class InMemoryDeliveries implements Deliveries {
    private record Row(WebhookId webhook, EventSubject subject, Delivery delivery, Instant due) {
        boolean isPending() {
            return delivery.state() == Delivery.State.PENDING;
        }

        boolean isInLineWith(Row other) {
            return webhook.equals(other.webhook)
                    && subject.ticket().equals(other.subject.ticket())
                    && (subject.ticket().isPresent() || subject.integration().equals(other.subject.integration()));
        }
    }

    private record Hold(int epoch, Instant freeAt) {}

    private final InMemoryWebhooks webhooks;
    private final Clock clock;
    private final Map<Long, Row> rows = new TreeMap<>();
    private final Map<WebhookId, Hold> holds = new HashMap<>();
    private long last;

    /** @param clock the store's own */
    public InMemoryDeliveries(InMemoryWebhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    public synchronized List<Behind> behind(int most) {
        return webhooks.behind().stream().limit(most).toList();
    }

    @Override
    public synchronized boolean hand(Behind behind, List<Event> events, EventPlace upTo) {
        boolean moved = webhooks.move(behind.webhook().id(), behind.place(), upTo);
        if (moved) {
            events.forEach(event -> note(behind.webhook().id(), event));
        }
        return moved;
    }

    private void note(WebhookId webhook, Event event) {
        Instant now = clock.instant();
        Delivery delivery = new Delivery(
                new DeliveryId(++last),
                event.place(),
                event.what().kind(),
                event.subject().ticket(),
                Delivery.State.PENDING,
                0,
                now,
                Optional.empty(),
                Optional.of(now),
                Optional.empty());
        rows.put(last, new Row(webhook, event.subject(), delivery, now));
    }

    @Override
    public synchronized Optional<Claim> take(Duration lease) {
        Instant now = clock.instant();
        return ready(now)
                .min(Comparator.comparing((Row row) -> hold(row.webhook()).freeAt())
                        .thenComparing(Row::due)
                        .thenComparing(row -> row.delivery().event()))
                .flatMap(row -> webhooks.find(row.webhook()).map(webhook -> {
                    Hold hold = new Hold(hold(row.webhook()).epoch() + 1, now.plus(lease));
                    holds.put(row.webhook(), hold);
                    return new Claim(webhook, hold.epoch(), row.delivery());
                }));
    }

    private Stream<Row> ready(Instant now) {
        return rows.values().stream()
                .filter(row -> row.isPending() && !row.due().isAfter(now))
                .filter(row ->
                        webhooks.find(row.webhook()).filter(Webhook::active).isPresent())
                .filter(row -> !hold(row.webhook()).freeAt().isAfter(now))
                .filter(row -> rows.values().stream()
                        .noneMatch(earlier -> earlier.isPending()
                                && earlier.isInLineWith(row)
                                && earlier.delivery()
                                                .event()
                                                .compareTo(row.delivery().event())
                                        < 0));
    }

    private Hold hold(WebhookId webhook) {
        return holds.getOrDefault(webhook, new Hold(0, Instant.MIN));
    }

    @Override
    public synchronized boolean ended(Claim claim, DeliveryOutcome outcome) {
        Delivery.State state = outcome.isGood() ? Delivery.State.DELIVERED : Delivery.State.DEAD;
        return release(claim, Duration.ZERO) && tried(claim, outcome, state, clock.instant());
    }

    @Override
    public synchronized boolean putOff(Claim claim, DeliveryOutcome outcome, Duration later, Duration rest) {
        return release(claim, rest)
                && tried(claim, outcome, Delivery.State.PENDING, clock.instant().plus(later));
    }

    private boolean release(Claim claim, Duration rest) {
        WebhookId webhook = claim.webhook().id();
        boolean mine =
                hold(webhook).epoch() == claim.epoch() && webhooks.find(webhook).isPresent();
        if (mine) {
            holds.put(webhook, new Hold(claim.epoch(), clock.instant().plus(rest)));
        }
        return mine;
    }

    private boolean tried(Claim claim, DeliveryOutcome outcome, Delivery.State state, Instant due) {
        Delivery delivery = claim.delivery();
        return change(
                delivery.id(), state, delivery.tries() + 1, Optional.of(clock.instant()), due, Optional.of(outcome));
    }

    private boolean change(
            DeliveryId id,
            Delivery.State state,
            int tries,
            Optional<Instant> triedAt,
            Instant due,
            Optional<DeliveryOutcome> outcome) {
        return rows.computeIfPresent(id.value(), (number, row) -> {
                    Delivery changed = new Delivery(
                            id,
                            row.delivery().event(),
                            row.delivery().kind(),
                            row.delivery().ticket(),
                            state,
                            tries,
                            row.delivery().createdAt(),
                            triedAt,
                            Optional.of(due).filter(at -> state == Delivery.State.PENDING),
                            outcome);
                    return new Row(row.webhook(), row.subject(), changed, due);
                })
                != null;
    }

    @Override
    public synchronized List<Delivery> list(WebhookId webhook, Optional<DeliveryId> before, int most) {
        return rows.values().stream()
                .filter(row ->
                        row.webhook().equals(webhook) && webhooks.find(webhook).isPresent())
                .map(Row::delivery)
                .filter(delivery -> before.map(bound -> delivery.id().value() < bound.value())
                        .orElse(true))
                .sorted(Comparator.comparing(
                                (Delivery delivery) -> delivery.id().value())
                        .reversed())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<Delivery> find(WebhookId webhook, DeliveryId id) {
        return list(webhook, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(delivery -> delivery.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized boolean replay(WebhookId webhook, DeliveryId id) {
        return find(webhook, id)
                .filter(delivery -> delivery.state() == Delivery.State.DEAD)
                .filter(dead -> change(id, Delivery.State.PENDING, 0, dead.triedAt(), clock.instant(), dead.last()))
                .isPresent();
    }

    @Override
    public synchronized void forget(Duration age) {
        Instant bound = clock.instant().minus(age);
        rows.values()
                .removeIf(row -> !row.isPending() && row.delivery().createdAt().isBefore(bound));
    }
}

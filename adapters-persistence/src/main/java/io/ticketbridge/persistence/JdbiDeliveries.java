package io.ticketbridge.persistence;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deliveries as rows of {@code webhook_deliveries}; whoever tells a webhook something holds the epoch of its row in {@code webhooks}. */
public final class JdbiDeliveries implements Deliveries {
    private static final String SELECT =
            "select d.id, d.event, d.kind, d.ticket_id, d.state, d.tries, d.created_at, d.tried_at, d.due_at, d.status,"
                    + " d.trouble from webhook_deliveries d";

    /** Due, and the first of its line. */
    private static final String READY = """
            d.webhook_id = w.id and d.state = 'PENDING' and d.due_at <= current_timestamp and not exists (
              select 1 from webhook_deliveries e
              where e.webhook_id = d.webhook_id and e.line = d.line and e.state = 'PENDING' and e.event < d.event)""";

    private static final String TRIED = "update webhook_deliveries set tries = tries + 1, tried_at = current_timestamp,"
            + " status = :status, trouble = :trouble, ";

    private static final String HELD = " where id = :webhook and epoch = :epoch";

    private final Database database;
    private final Vault vault;

    public JdbiDeliveries(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    private record Free(long id, int epoch) {}

    @Override
    public List<Behind> behind(int most) {
        return database.reading(handle -> handle.createQuery("select " + JdbiWebhooks.COLUMNS + ", w.place"
                        + " from webhooks w, users u, event_places p where p.id = 1 and w.active = true"
                        + " and u.id = w.user_id and u.removed_at is null and w.place < p.numbered"
                        + " order by w.place limit :most")
                .bind("most", most)
                .map((row, context) ->
                        new Behind(JdbiWebhooks.webhook(row, vault), new EventPlace(row.getLong("place"))))
                .list());
    }

    @Override
    public boolean hand(Behind behind, List<Event> events, EventPlace upTo) {
        return database.durably(handle -> {
            int moved = handle.createUpdate("update webhooks set place = :to where id = :id and place = :from")
                    .bind("to", upTo.number())
                    .bind("id", behind.webhook().id().value())
                    .bind("from", behind.place().number())
                    .execute();
            if (moved > 0) {
                events.forEach(
                        event -> DeliveryRows.insert(handle, behind.webhook().id(), event));
            }
            return moved > 0;
        });
    }

    @Override
    public Optional<Claim> take(Duration lease) {
        Optional<Free> free = database.reading(
                handle -> handle.createQuery("select w.id, w.epoch from webhooks w where w.active = true and w.free_at"
                                + " <= current_timestamp and exists (select 1 from webhook_deliveries d where " + READY
                                + ") order by w.free_at limit 1")
                        .map((row, context) -> new Free(row.getLong("id"), row.getInt("epoch")))
                        .findOne());
        return free.flatMap(webhook -> database.quickly(handle -> take(handle, webhook, lease)));
    }

    @Override
    public boolean ended(Claim claim, DeliveryOutcome outcome) {
        Delivery.State state = outcome.isGood() ? Delivery.State.DELIVERED : Delivery.State.DEAD;
        return database.durably(handle -> release(handle, claim, Duration.ZERO)
                && DeliveryRows.bind(handle.createUpdate(TRIED + "state = :state where id = :id"), claim, outcome)
                                .bind("state", state.name())
                                .execute()
                        > 0);
    }

    @Override
    public boolean putOff(Claim claim, DeliveryOutcome outcome, Duration later, Duration rest) {
        return database.durably(handle -> release(handle, claim, rest)
                && DeliveryRows.bind(
                                        handle.createUpdate(TRIED + "due_at = current_timestamp + " + Spans.of("later")
                                                + " where id = :id"),
                                        claim,
                                        outcome)
                                .bind("later", later)
                                .execute()
                        > 0);
    }

    @Override
    public List<Delivery> list(WebhookId webhook, Optional<DeliveryId> before, int most) {
        return database.reading(handle -> handle.createQuery(
                        SELECT + " where webhook_id = :webhook and id < :before order by id desc limit :most")
                .bind("webhook", webhook.value())
                .bind("before", before.map(DeliveryId::value).orElse(Long.MAX_VALUE))
                .bind("most", most)
                .map(DeliveryRows::delivery)
                .list());
    }

    @Override
    public Optional<Delivery> find(WebhookId webhook, DeliveryId id) {
        return database.reading(handle -> handle.createQuery(SELECT + " where webhook_id = :webhook and id = :id")
                .bind("webhook", webhook.value())
                .bind("id", id.value())
                .map(DeliveryRows::delivery)
                .findOne());
    }

    @Override
    public boolean replay(WebhookId webhook, DeliveryId id) {
        return database.durably(handle -> handle.createUpdate("update webhook_deliveries set state = 'PENDING',"
                                + " tries = 0, due_at = current_timestamp"
                                + " where webhook_id = :webhook and id = :id and state = 'DEAD'")
                        .bind("webhook", webhook.value())
                        .bind("id", id.value())
                        .execute()
                > 0);
    }

    @Override
    public void forget(Duration age) {
        database.quickly(handle -> handle.createUpdate("delete from webhook_deliveries where state <> 'PENDING' and"
                        + " created_at < current_timestamp - " + Spans.of("age"))
                .bind("age", age)
                .execute());
    }

    private Optional<Claim> take(Handle handle, Free free, Duration lease) {
        int taken = handle.createUpdate("update webhooks set epoch = epoch + 1, free_at = current_timestamp + "
                        + Spans.of("lease") + HELD + " and free_at <= current_timestamp")
                .bind("lease", lease)
                .bind("webhook", free.id())
                .bind("epoch", free.epoch())
                .execute();
        return taken == 0 ? Optional.empty() : next(handle, free);
    }

    private Optional<Claim> next(Handle handle, Free free) {
        Optional<Webhook> webhook = handle.createQuery(
                        "select " + JdbiWebhooks.COLUMNS + " from webhooks w where w.id = :id and w.active = true")
                .bind("id", free.id())
                .map((row, context) -> JdbiWebhooks.webhook(row, vault))
                .findOne();
        Optional<Delivery> delivery = handle.createQuery(
                        SELECT + ", webhooks w where w.id = :id and " + READY + " order by d.due_at, d.event limit 1")
                .bind("id", free.id())
                .map(DeliveryRows::delivery)
                .findOne();
        return webhook.flatMap(found -> delivery.map(due -> new Claim(found, free.epoch() + 1, due)));
    }

    private static boolean release(Handle handle, Claim claim, Duration rest) {
        return handle.createUpdate("update webhooks set free_at = current_timestamp + " + Spans.of("rest") + HELD)
                        .bind("rest", rest)
                        .bind("webhook", claim.webhook().id().value())
                        .bind("epoch", claim.epoch())
                        .execute()
                > 0;
    }
}

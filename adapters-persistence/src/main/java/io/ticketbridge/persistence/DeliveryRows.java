package io.ticketbridge.persistence;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Deliveries.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** A delivery as a row of {@code webhook_deliveries}. */
final class DeliveryRows {
    private DeliveryRows() {}

    static void insert(Handle handle, WebhookId webhook, Event event) {
        handle.createUpdate("""
                        insert into webhook_deliveries (webhook_id, event, kind, ticket_id, line, state, tries, created_at,
                          due_at)
                        values (:webhook, :event, :kind, :ticket, :line, 'PENDING', 0, current_timestamp,
                          current_timestamp)""")
                .bind("webhook", webhook.value())
                .bind("event", event.place().number())
                .bind("kind", event.what().kind().word())
                .bind("ticket", event.subject().ticket().map(TicketId::value).orElse(null))
                .bind("line", line(event))
                .execute();
    }

    static <S extends SqlStatement<S>> S bind(S statement, Claim claim, DeliveryOutcome outcome) {
        return statement
                .bind("id", claim.delivery().id().value())
                .bind("status", outcome.status().orElse(null))
                .bind("trouble", outcome.trouble().orElse(null));
    }

    static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        Delivery.State state = Delivery.State.valueOf(row.getString("state"));
        return new Delivery(
                new DeliveryId(row.getLong("id")),
                new EventPlace(row.getLong("event")),
                EventKind.named(row.getString("kind")).orElseThrow(),
                Rows.optionalId(row, "ticket_id", TicketId::new),
                state,
                row.getInt("tries"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "tried_at"),
                state == Delivery.State.PENDING ? Optional.of(Rows.instant(row, "due_at")) : Optional.empty(),
                outcome(row));
    }

    private static Optional<DeliveryOutcome> outcome(ResultSet row) throws SQLException {
        Optional<Integer> status = Rows.optionalId(row, "status", Math::toIntExact);
        Optional<String> trouble = Rows.optionalText(row, "trouble");
        return status.isPresent() || trouble.isPresent()
                ? Optional.of(new DeliveryOutcome(status, trouble))
                : Optional.empty();
    }

    /** What an event is about. */
    private static String line(Event event) {
        return event.subject()
                .ticket()
                .map(ticket -> "ticket " + ticket)
                .orElseGet(() -> "integration " + event.subject().integration());
    }
}

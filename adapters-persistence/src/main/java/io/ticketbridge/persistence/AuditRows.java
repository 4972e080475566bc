package io.ticketbridge.persistence;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** An event of the audit log as a row of {@code audit_events}, and where something comes from as two columns of any row. */
final class AuditRows {
    private static final Map<String, AuditAction> ACTIONS =
            Stream.of(AuditAction.values()).collect(Collectors.toMap(AuditAction::word, Function.identity()));

    private AuditRows() {}

    /** In the transaction of what it tells. */
    static void insert(Handle handle, AuditEvent event) {
        insert(handle, List.of(event));
    }

    static void insert(Handle handle, List<AuditEvent> events) {
        PreparedBatch batch = handle.prepareBatch("insert into audit_events"
                + " (written_at, action, user_id, key_id, address, ticket_id, object, times) values"
                + " (current_timestamp, :action, :user, :key_id, :address, :ticket, :object, :times)");
        for (AuditEvent event : events) {
            bind(batch, event.origin())
                    .bind("action", event.action().word())
                    .bind("user", event.user().map(UserId::value).orElse(null))
                    .bind("ticket", event.ticket().map(TicketId::value).orElse(null))
                    .bind("object", event.object())
                    .bind("times", event.times())
                    .add();
        }
        batch.execute();
    }

    static <S extends SqlStatement<S>> S bind(S statement, Origin origin) {
        return statement
                .bind("key_id", origin.key().map(KeyId::value).orElse(null))
                .bind("address", origin.address().orElse(null));
    }

    /** Whoever changed a row may have put anything there, and is to be found out, not to stop whoever looks. */
    static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                ACTIONS.getOrDefault(row.getString("action"), AuditAction.FOREIGN),
                id(row, "user_id", UserId::new),
                new Origin(id(row, "key_id", KeyId::new), Rows.optionalText(row, "address")),
                id(row, "ticket_id", TicketId::new),
                row.getString("object"),
                row.getInt("times"));
    }

    static Origin origin(ResultSet row) throws SQLException {
        return new Origin(Rows.optionalId(row, "key_id", KeyId::new), Rows.optionalText(row, "address"));
    }

    private static <T> Optional<T> id(ResultSet row, String column, LongFunction<T> id) throws SQLException {
        long value = row.getLong(column);
        return value > 0 ? Optional.of(id.apply(value)) : Optional.empty();
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** An intent from its row, and into it. */
final class IntentRows {
    static final String SELECT =
            "select id, owner_id, key_id, address, idempotency_key, integration_id, state, epoch, sends, answered,"
                    + " absences, rejection, jira_id, begun_at, sent_at, next_check_at, created_at, current_timestamp as read_at, "
                    + WishColumns.ALL + " from intents";

    private IntentRows() {}

    static int insert(Handle handle, NewIntent wanted, Duration lease, Instant now) {
        String fingerprint = wanted.fingerprint().value();
        Update insert = handle.createUpdate(
                        "insert into intents (id, owner_id, key_id, address, idempotency_key, fingerprint,"
                                + " open_fingerprint, integration_id, state, epoch, lease_until, next_check_at, sends, answered,"
                                + " was_lost, absences, ticket_floor, begun_at, sent_at, created_at, " + WishColumns.ALL
                                + ")"
                                + " values (:id, :owner, :key_id, :address, :key, :fingerprint, :open, :integration, 'SENDING', 1,"
                                + " current_timestamp + " + Spans.of("lease") + ","
                                + " current_timestamp, 1, false, false, 0, (select coalesce(max(id), 0) from tickets), current_timestamp, current_timestamp, :now, "
                                + WishColumns.BOUND + ")")
                .bind("id", wanted.id().value())
                .bind("owner", wanted.owner().value())
                .bind("key", wanted.key().map(IdempotencyKey::value).orElse(null))
                .bind("fingerprint", fingerprint)
                .bind("open", wanted.key().isPresent() ? null : fingerprint)
                .bind("integration", wanted.integration().value())
                .bind("lease", lease)
                .bind("now", now);
        return WishColumns.bind(AuditRows.bind(insert, wanted.origin()), wanted.wish())
                .execute();
    }

    static Intent intent(ResultSet row, StatementContext context) throws SQLException {
        Instant readAt = Rows.instant(row, "read_at");
        return new Intent(
                wanted(row),
                progress(row),
                row.getInt("epoch"),
                row.getInt("sends"),
                Duration.between(Rows.instant(row, "begun_at"), readAt),
                Duration.between(Rows.instant(row, "sent_at"), readAt),
                until(Rows.instant(row, "next_check_at"), readAt),
                Rows.instant(row, "created_at"),
                done(row));
    }

    private static Duration until(Instant next, Instant now) {
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    private static NewIntent wanted(ResultSet row) throws SQLException {
        return new NewIntent(
                new IntentId(row.getString("id")),
                new UserId(row.getLong("owner_id")),
                AuditRows.origin(row),
                Rows.optionalText(row, "idempotency_key").map(IdempotencyKey::new),
                new IntegrationId(row.getLong("integration_id")),
                WishColumns.wish(row));
    }

    private static Intent.Progress progress(ResultSet row) throws SQLException {
        return new Intent.Progress(
                IntentState.valueOf(row.getString("state")),
                row.getBoolean("answered"),
                row.getInt("absences"),
                Rows.optionalText(row, "rejection").map(Rejections::read));
    }

    private static Optional<Intent.Done> done(ResultSet row) throws SQLException {
        Optional<TicketId> ticket = Rows.optionalId(row, "ticket_id", TicketId::new);
        String key = Rows.optionalText(row, "issue_key").orElse("");
        Optional<String> made = Rows.optionalText(row, "jira_id");
        return made.flatMap(id -> ticket.map(of -> new Intent.Done(of, id, key)));
    }
}

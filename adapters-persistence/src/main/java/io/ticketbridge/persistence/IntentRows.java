package io.ticketbridge.persistence;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** An intent from its row, and into it. */
final class IntentRows {
    static final String SELECT = """
            select id, owner_id, idempotency_key, integration_id, team_id, summary, description, issue_type, priority,
              state, epoch, sends, answered, absences, begun_at, sent_at, rejection, issue_id, issue_key, ticket_id, created_at,
              current_timestamp as read_at
            from intents""";

    private IntentRows() {}

    static int insert(Handle handle, NewIntent wish, Duration lease, Instant now) {
        String fingerprint = wish.fingerprint().value();
        NewIssue issue = wish.issue();
        return handle.createUpdate("""
                        insert into intents (id, owner_id, idempotency_key, fingerprint, open_fingerprint,
                          integration_id, team_id, summary, description, issue_type, priority, state, epoch,
                          lease_until, next_check_at, sends, answered, was_lost, absences, begun_at, sent_at, created_at)
                        values (:id, :owner, :key, :fingerprint, :open, :integration, :team, :summary, :description,
                          :type, :priority, 'SENDING', 1, current_timestamp + cast(:lease as numeric(20, 6)) * interval '1' second, current_timestamp, 1, false,
                          false, 0, current_timestamp, current_timestamp, :now)""")
                .bind("id", wish.id().value())
                .bind("owner", wish.owner().value())
                .bind("key", wish.key().map(IdempotencyKey::value).orElse(null))
                .bind("fingerprint", fingerprint)
                .bind("open", wish.key().isPresent() ? null : fingerprint)
                .bind("integration", wish.integration().value())
                .bind("team", wish.team().map(TeamId::value).orElse(null))
                .bind("summary", issue.summary().value())
                .bind("description", issue.description().map(Description::value).orElse(null))
                .bind("type", issue.type().name())
                .bind("priority", issue.priority().name())
                .bind("lease", lease)
                .bind("now", now)
                .execute();
    }

    static Intent intent(ResultSet row, StatementContext context) throws SQLException {
        Instant readAt = Rows.instant(row, "read_at");
        return new Intent(
                wish(row),
                IntentState.valueOf(row.getString("state")),
                row.getInt("epoch"),
                row.getInt("sends"),
                row.getBoolean("answered"),
                row.getInt("absences"),
                Duration.between(Rows.instant(row, "begun_at"), readAt),
                Duration.between(Rows.instant(row, "sent_at"), readAt),
                Rows.instant(row, "created_at"),
                Rows.optionalText(row, "rejection"),
                opened(row));
    }

    private static NewIntent wish(ResultSet row) throws SQLException {
        return new NewIntent(
                new IntentId(row.getString("id")),
                new UserId(row.getLong("owner_id")),
                Rows.optionalText(row, "idempotency_key").map(IdempotencyKey::new),
                new IntegrationId(row.getLong("integration_id")),
                Rows.optionalId(row, "team_id", TeamId::new),
                new NewIssue(
                        new Summary(row.getString("summary")),
                        Rows.optionalText(row, "description").map(Description::new),
                        IssueType.valueOf(row.getString("issue_type")),
                        Priority.valueOf(row.getString("priority"))));
    }

    private static Optional<Intent.Opened> opened(ResultSet row) throws SQLException {
        Optional<TicketId> ticket = Rows.optionalId(row, "ticket_id", TicketId::new);
        IssueRef issue = new IssueRef(
                Rows.optionalText(row, "issue_id").orElse(""),
                Rows.optionalText(row, "issue_key").orElse(""));
        return ticket.map(id -> new Intent.Opened(issue, id));
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.Link;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of {@code tickets} as the ticket that it is. */
final class TicketMapper implements RowMapper<Ticket> {
    static final TicketMapper TICKET = new TicketMapper();

    static final String COLUMNS = """
            id, owner_id, owner_number, team_id, integration_id, issue_id, issue_key, summary, description, issue_type,
            priority, status, status_category, assignee, created_at, updated_at, synced_at,
            source, jira_updated, link_state, missed_at""";

    private TicketMapper() {}

    @Override
    public Ticket map(ResultSet row, StatementContext context) throws SQLException {
        return new Ticket(
                new TicketId(row.getLong("id")),
                new UserId(row.getLong("owner_id")),
                Rows.optionalId(row, "team_id", TeamId::new),
                new IntegrationId(row.getLong("integration_id")),
                new IssueRef(row.getString("issue_id"), row.getString("issue_key")),
                new Summary(row.getString("summary")),
                Rows.optionalText(row, "description").map(Description::new),
                IssueType.valueOf(row.getString("issue_type")),
                Priority.valueOf(row.getString("priority")),
                new TicketStatus(
                        row.getString("status"),
                        Rows.optionalText(row, "status_category").map(StatusCategory::valueOf)),
                Rows.optionalText(row, "assignee"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                seen(row),
                new Link(Link.State.valueOf(row.getString("link_state")), Rows.optionalInstant(row, "missed_at")));
    }

    private static Optional<Seen> seen(ResultSet row) throws SQLException {
        Optional<Instant> at = Rows.optionalInstant(row, "synced_at");
        Optional<Channel> channel = Rows.optionalText(row, "source").map(Channel::valueOf);
        Optional<Instant> updated = Rows.optionalInstant(row, "jira_updated");
        return at.map(moment -> new Seen(moment, channel.orElse(Channel.READ), updated));
    }
}

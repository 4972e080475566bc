package io.ticketbridge.persistence;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.TicketStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tickets as rows of {@code tickets}. */
public final class JdbiTicketStore implements TicketStore {
    private static final String COLUMNS = """
            id, owner_id, team_id, integration_id, issue_id, issue_key, summary, description, issue_type, priority,
            status, assignee, created_at, updated_at, synced_at""";

    private final Database database;

    public JdbiTicketStore(Database database) {
        this.database = database;
    }

    @Override
    public Ticket add(NewTicket ticket) {
        return database.durably(handle -> insert(handle, ticket));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return database.reading(handle -> handle.createQuery("select " + COLUMNS + " from tickets where id = :id")
                .bind("id", id.value())
                .map(JdbiTicketStore::ticket)
                .findOne());
    }

    /** Sorting by both columns of the index lets H2 read it backwards; by {@code id} alone H2 would sort all rows. */
    @Override
    public Page<Ticket> list(UserId owner, PageRequest request) {
        return database.reading(handle -> {
            long total = handle.createQuery("select count(*) from tickets where owner_id = :owner")
                    .bind("owner", owner.value())
                    .mapTo(Long.class)
                    .one();
            List<Ticket> items = handle.createQuery("select " + COLUMNS
                            + " from tickets where owner_id = :owner"
                            + " order by owner_id desc, id desc limit :limit offset :offset")
                    .bind("owner", owner.value())
                    .bind("limit", request.perPage())
                    .bind("offset", request.offset())
                    .map(JdbiTicketStore::ticket)
                    .list();
            return new Page<>(items, total, request);
        });
    }

    @Override
    public void update(Ticket ticket) {
        database.quickly(handle -> handle.createUpdate("""
                        update tickets set issue_id = :issueId, issue_key = :issueKey, status = :status,
                          assignee = :assignee, updated_at = :updatedAt, synced_at = :syncedAt
                        where id = :id and (synced_at is null or synced_at <= :syncedAt)""")
                .bind("issueId", ticket.issue().id())
                .bind("issueKey", ticket.issue().key())
                .bind("status", ticket.status().name())
                .bind("assignee", ticket.assignee().orElse(null))
                .bind("updatedAt", ticket.updatedAt())
                .bind("syncedAt", ticket.syncedAt().orElse(ticket.updatedAt()))
                .bind("id", ticket.id().value())
                .execute());
    }

    @Override
    public void remove(TicketId id) {
        database.durably(handle -> remove(handle, id));
    }

    static int remove(Handle handle, TicketId id) {
        return handle.createUpdate("delete from tickets where id = :id")
                .bind("id", id.value())
                .execute();
    }

    static Ticket insert(Handle handle, NewTicket ticket) {
        long id = handle.createUpdate("""
                        insert into tickets (owner_id, team_id, integration_id, issue_id, issue_key, summary,
                          description, issue_type, priority, status, created_at, updated_at)
                        values (:owner, :team, :integration, :issueId, :issueKey, :summary,
                          :description, :type, :priority, :status, :createdAt, :createdAt)""")
                .bind("owner", ticket.owner().value())
                .bind("team", ticket.team().map(TeamId::value).orElse(null))
                .bind("integration", ticket.integration().value())
                .bind("issueId", ticket.issue().id())
                .bind("issueKey", ticket.issue().key())
                .bind("summary", ticket.summary().value())
                .bind(
                        "description",
                        ticket.description().map(Description::value).orElse(null))
                .bind("type", ticket.type().name())
                .bind("priority", ticket.priority().name())
                .bind("status", TicketStatus.TO_DO.name())
                .bind("createdAt", ticket.createdAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return ticket.numbered(new TicketId(id));
    }

    private static Ticket ticket(ResultSet row, StatementContext context) throws SQLException {
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
                new TicketStatus(row.getString("status")),
                Rows.optionalText(row, "assignee"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                Rows.optionalInstant(row, "synced_at"));
    }
}

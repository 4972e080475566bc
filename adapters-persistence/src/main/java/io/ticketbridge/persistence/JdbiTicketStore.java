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

    /** How many characters of what people wrote are remembered, in pages that are asked for again and again. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private record Wanted(UserId owner, PageRequest request) {}

    /** @param number of a ticket among its owner's */
    private record Owned(UserId owner, long number) {}

    private final Database database;
    private final Versions versions;
    private final Remembered<Wanted, Page<Ticket>> pages;

    public JdbiTicketStore(Database database) {
        this.database = database;
        this.versions = new Versions(database);
        this.pages = new Remembered<>(versions, MOST_CHARACTERS, (wanted, page) -> weight(page));
    }

    @Override
    public Ticket add(NewTicket ticket) {
        return database.durably(handle -> insert(handle, ticket));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return database.reading(handle -> find(handle, id, ""));
    }

    private static Optional<Ticket> find(Handle handle, TicketId id, String lock) {
        return handle.createQuery("select " + COLUMNS + " from tickets where id = :id" + lock)
                .bind("id", id.value())
                .map(JdbiTicketStore::ticket)
                .findOne();
    }

    /** The same page where nothing has changed since. */
    @Override
    public Page<Ticket> list(UserId owner, PageRequest request) {
        Wanted wanted = new Wanted(owner, request);
        Versions.State state = versions.of(owner).orElse(Versions.State.NOTHING);
        return pages.find(wanted, state.version()).orElseGet(() -> {
            Page<Ticket> page = new Page<>(read(owner, state, request), state.tickets(), request);
            pages.keep(wanted, owner, state.version(), page);
            return page;
        });
    }

    /**
     * What was opened since then has a higher number. Sorting by both columns of the index lets H2 read it backwards; by the
     * number alone H2 would sort all rows.
     */
    private List<Ticket> read(UserId owner, Versions.State state, PageRequest request) {
        if (request.offset() >= state.tickets()) {
            return List.of();
        }
        return database.reading(handle -> {
            Gaps.Place place = Gaps.OF_TICKETS.after(handle, owner, state.lastNumber(), request.offset());
            return handle.createQuery("select " + COLUMNS
                            + " from tickets where owner_id = :owner and owner_number <= :number"
                            + " order by owner_id desc, owner_number desc limit :limit offset :offset")
                    .bind("owner", owner.value())
                    .bind("number", place.number())
                    .bind("limit", request.perPage())
                    .bind("offset", place.skipped())
                    .map(JdbiTicketStore::ticket)
                    .list();
        });
    }

    @Override
    public void update(Ticket ticket) {
        database.quickly(handle -> find(handle, ticket.id(), " for update").ifPresent(before -> {
            if (update(handle, ticket) > 0 && !isShownAlike(before, ticket)) {
                Versions.changed(handle, before.owner());
            }
        }));
    }

    private static int update(Handle handle, Ticket ticket) {
        return handle.createUpdate("""
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
                .execute();
    }

    /** In a list, which does not tell when a ticket was synced. */
    private static boolean isShownAlike(Ticket one, Ticket other) {
        return one.issue().equals(other.issue())
                && one.status().equals(other.status())
                && one.assignee().equals(other.assignee())
                && one.updatedAt().equals(other.updatedAt());
    }

    @Override
    public void remove(TicketId id) {
        database.durably(handle -> {
            remove(handle, id);
            return true;
        });
    }

    static void remove(Handle handle, TicketId id) {
        handle.createQuery("select owner_id, owner_number from tickets where id = :id for update")
                .bind("id", id.value())
                .map((row, context) -> new Owned(new UserId(row.getLong("owner_id")), row.getLong("owner_number")))
                .findOne()
                .ifPresent(owned -> remove(handle, id, owned));
    }

    private static void remove(Handle handle, TicketId id, Owned owned) {
        Versions.removed(handle, owned.owner());
        Gaps.OF_TICKETS.add(handle, owned.owner(), owned.number());
        handle.createUpdate("delete from tickets where id = :id")
                .bind("id", id.value())
                .execute();
    }

    /** The owner's row is held from the beginning: their tickets have their numbers in the order of their commits. */
    static Ticket insert(Handle handle, NewTicket ticket) {
        Versions.opened(handle, ticket.owner());
        long id = handle.createUpdate("""
                        insert into tickets (owner_id, owner_number, team_id, integration_id, issue_id, issue_key, summary,
                          description, issue_type, priority, status, created_at, updated_at)
                        values (:owner, (select last_number from users where id = :owner), :team, :integration, :issueId,
                          :issueKey, :summary, :description, :type, :priority, :status, :createdAt, :createdAt)""")
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

    /** A page without a word takes its place, too. */
    private static int weight(Page<Ticket> page) {
        return 100 + page.items().stream().mapToInt(JdbiTicketStore::weight).sum();
    }

    private static int weight(Ticket ticket) {
        return 500
                + ticket.description()
                        .map(Description::value)
                        .map(String::length)
                        .orElse(0);
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

package io.ticketbridge.persistence;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.TicketStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tickets as rows of {@code tickets}. */
public final class JdbiTicketStore implements TicketStore {
    private static final int MOST_CHANGES = 10_000;

    /** @param number of a ticket among its owner's */
    private record Owned(UserId owner, long number) {}

    private final Database database;
    private final TicketLists lists;

    public JdbiTicketStore(Database database) {
        this.database = database;
        this.lists = new TicketLists(database);
    }

    @Override
    public Ticket add(NewTicket ticket) {
        return database.durably(handle -> insert(handle, ticket, Cause.by(ticket.owner(), Origin.HERE)));
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return database.reading(handle -> find(handle, id, ""));
    }

    private static Optional<Ticket> find(Handle handle, TicketId id, String lock) {
        return handle.createQuery("select " + TicketMapper.COLUMNS + " from tickets where id = :id" + lock)
                .bind("id", id.value())
                .map(TicketMapper.TICKET)
                .findOne();
    }

    @Override
    public Page<Ticket> list(UserId owner, TicketQuery query) {
        return lists.of(owner, query);
    }

    @Override
    public List<Ticket> newestThrough(IntegrationId integration, int most) {
        return database.reading(handle -> handle.createQuery("select " + TicketMapper.COLUMNS
                        + " from tickets where integration_id = :integration order by id desc limit :most")
                .bind("integration", integration.value())
                .bind("most", most)
                .map(TicketMapper.TICKET)
                .list());
    }

    @Override
    public Optional<Ticket> observe(TicketId id, Observation observation) {
        return database.quickly(handle -> find(handle, id, " for update").map(before -> {
            Ticket after = before.after(observation);
            if (!after.equals(before)) {
                update(handle, after);
                Happening.between(before, after, observation)
                        .forEach(what -> TicketRows.happened(handle, id, Optional.of(observation.asked()), what));
            }
            if (!isShownAlike(before, after)) {
                Versions.changed(handle, before.owner());
            }
            return after;
        }));
    }

    private static void update(Handle handle, Ticket ticket) {
        handle.createUpdate("""
                        update tickets set issue_id = :issueId, issue_key = :issueKey, status = :status,
                          status_category = :category, assignee = :assignee, updated_at = :updatedAt, synced_at = :syncedAt,
                          source = :source, jira_updated = :jiraUpdated, link_state = :link, missed_at = :missedAt,
                          looked_at = :lookedAt
                        where id = :id""")
                .bind("issueId", ticket.issue().id())
                .bind("issueKey", ticket.issue().key())
                .bind("status", ticket.status().name())
                .bind("category", ticket.status().category().map(Enum::name).orElse(null))
                .bind("assignee", ticket.assignee().orElse(null))
                .bind("updatedAt", ticket.updatedAt())
                .bind("syncedAt", ticket.syncedAt().orElse(null))
                .bind("source", ticket.seen().map(seen -> seen.channel().name()).orElse(null))
                .bind("jiraUpdated", ticket.seen().flatMap(Seen::updated).orElse(null))
                .bind("link", ticket.link().state().name())
                .bind("missedAt", ticket.link().missedAt().orElse(null))
                .bind("lookedAt", ticket.lookedAt())
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
    public List<TicketChange> changes(TicketId id) {
        return database.reading(handle -> ChangeRows.of(handle, id, MOST_CHANGES));
    }

    @Override
    public void remove(TicketId id) {
        database.durably(handle -> {
            remove(handle, id, Optional.empty());
            return true;
        });
    }

    /** @param by who wanted it removed, where that is known */
    static void remove(Handle handle, TicketId id, Optional<UserId> by) {
        handle.createQuery("select owner_id, owner_number from tickets where id = :id for update")
                .bind("id", id.value())
                .map((row, context) -> new Owned(new UserId(row.getLong("owner_id")), row.getLong("owner_number")))
                .findOne()
                .ifPresent(owned -> {
                    EventRows.add(handle, id, Happening.deleted(by));
                    remove(handle, id, owned);
                });
    }

    private static void remove(Handle handle, TicketId id, Owned owned) {
        Versions.removed(handle, owned.owner());
        Gaps.OF_TICKETS.add(handle, owned.owner(), owned.number());
        handle.createUpdate("delete from tickets where id = :id")
                .bind("id", id.value())
                .execute();
    }

    /** The owner's row is held from the beginning: their tickets have their numbers in the order of their commits. */
    static Ticket insert(Handle handle, NewTicket ticket, Cause cause) {
        Versions.opened(handle, ticket.owner());
        long id = handle.createUpdate("""
                        insert into tickets (owner_id, owner_number, team_id, integration_id, issue_id, issue_key, summary,
                          description, issue_type, priority, status, status_category, created_at, updated_at, looked_at, key_id)
                        values (:owner, (select last_number from users where id = :owner), :team, :integration, :issueId,
                          :issueKey, :summary, :description, :type, :priority, :status, :category, :createdAt, :createdAt,
                          :createdAt, :key)""")
                .bind("key", cause.key().map(KeyId::value).orElse(null))
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
                .bind("category", TicketStatus.TO_DO.category().map(Enum::name).orElse(null))
                .bind("createdAt", ticket.createdAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        EventRows.add(handle, new TicketId(id), Happening.opened(ticket.owner(), cause));
        return ticket.numbered(new TicketId(id));
    }
}

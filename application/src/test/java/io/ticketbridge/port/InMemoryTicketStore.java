package io.ticketbridge.port;

import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of {@link TicketStore}. */
public final class InMemoryTicketStore implements TicketStore {
    private final Map<Long, Ticket> tickets = new TreeMap<>(Comparator.reverseOrder());
    private long last;

    @Override
    public synchronized Ticket add(NewTicket ticket) {
        Ticket added = ticket.numbered(new TicketId(++last));
        tickets.put(last, added);
        return added;
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(tickets.get(id.value()));
    }

    @Override
    public synchronized Page<Ticket> list(UserId owner, PageRequest request) {
        List<Ticket> own = tickets.values().stream()
                .filter(ticket -> ticket.owner().equals(owner))
                .toList();
        List<Ticket> items =
                own.stream().skip(request.offset()).limit(request.perPage()).toList();
        return new Page<>(items, own.size(), request);
    }

    @Override
    public synchronized void update(Ticket ticket) {
        tickets.computeIfPresent(
                ticket.id().value(), (id, stored) -> isLater(ticket, stored) ? seen(stored, ticket) : stored);
    }

    @Override
    public synchronized void remove(TicketId id) {
        tickets.remove(id.value());
    }

    private static Ticket seen(Ticket stored, Ticket seen) {
        return new Ticket(
                stored.id(),
                stored.owner(),
                stored.team(),
                stored.integration(),
                seen.issue(),
                stored.summary(),
                stored.description(),
                stored.type(),
                stored.priority(),
                seen.status(),
                seen.assignee(),
                stored.createdAt(),
                seen.updatedAt(),
                seen.syncedAt());
    }

    private static boolean isLater(Ticket ticket, Ticket stored) {
        Instant seen = ticket.syncedAt().orElse(ticket.updatedAt());
        return stored.syncedAt().map(before -> !before.isAfter(seen)).orElse(true);
    }
}

package io.ticketbridge.port;

import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Following;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketFilter;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketOrder;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of {@link TicketStore}. */
public final class InMemoryTicketStore implements TicketStore {
    private static final int MOST_CHANGES = 500;

    private final Map<Long, Ticket> tickets = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Long, List<TicketChange>> changes = new HashMap<>();
    private final InMemoryEvents events;
    private long last;

    public InMemoryTicketStore() {
        this(new InMemoryEvents(Clock.systemUTC()));
    }

    /** @param events is told what happens to tickets, and by other twins to what belongs to them */
    public InMemoryTicketStore(InMemoryEvents events) {
        this.events = events;
    }

    public InMemoryEvents events() {
        return events;
    }

    /** Tells what happened to a ticket, where there is one. */
    synchronized void note(TicketId id, Happening what) {
        find(id).ifPresent(ticket -> events.note(EventSubject.of(ticket), what));
    }

    @Override
    public synchronized Ticket add(NewTicket ticket) {
        Ticket added = ticket.numbered(new TicketId(++last));
        tickets.put(last, added);
        note(added.id(), Happening.opened(ticket.owner()));
        return added;
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(tickets.get(id.value()));
    }

    @Override
    public synchronized Page<Ticket> list(UserId owner, TicketQuery query) {
        List<Ticket> own = tickets.values().stream()
                .filter(ticket -> ticket.owner().equals(owner) && fits(ticket, query.filter()))
                .sorted(order(query.order()))
                .toList();
        if (query.part() instanceof PageRequest page) {
            List<Ticket> items =
                    own.stream().skip(page.offset()).limit(page.perPage()).toList();
            return new Page<>(items, own.size(), page, Optional.empty());
        }
        return following(own, query.order(), (Following) query.part());
    }

    private static Page<Ticket> following(List<Ticket> own, TicketOrder order, Following part) {
        List<Ticket> left = own.stream()
                .filter(ticket -> part.last()
                        .map(last -> places(order).compare(place(ticket), last) > 0)
                        .orElse(true))
                .toList();
        List<Ticket> items = left.stream().limit(part.perPage()).toList();
        Optional<Cursor> next =
                left.size() > items.size() ? Optional.of(place(items.get(items.size() - 1))) : Optional.empty();
        return new Page<>(items, own.size(), part, next);
    }

    private static Comparator<Ticket> order(TicketOrder order) {
        return Comparator.comparing(InMemoryTicketStore::place, places(order));
    }

    private static Comparator<Cursor> places(TicketOrder order) {
        Comparator<Cursor> opened = Comparator.comparingLong(Cursor::number);
        Comparator<Cursor> rising =
                order.isByChange() ? Comparator.comparing(Cursor::changedAt).thenComparing(opened) : opened;
        return order.isDescending() ? rising.reversed() : rising;
    }

    private static Cursor place(Ticket ticket) {
        return new Cursor(ticket.id().value(), ticket.updatedAt());
    }

    private static boolean fits(Ticket ticket, TicketFilter filter) {
        String texts = ticket.summary().value() + "\0"
                + ticket.description().map(Description::value).orElse("") + "\0"
                + ticket.issue().key();
        return filter.text().map(folded(texts)::contains).orElse(true)
                && filter.status().map(folded(ticket.status().name())::equals).orElse(true)
                && filter.category()
                        .map(Optional::of)
                        .map(ticket.status().category()::equals)
                        .orElse(true)
                && filter.type().map(ticket.type()::equals).orElse(true)
                && filter.assignee()
                        .map(folded(ticket.assignee().orElse(TicketFilter.NOBODY))::equals)
                        .orElse(true)
                && filter.from().map(from -> !ticket.createdAt().isBefore(from)).orElse(true)
                && filter.until().map(ticket.createdAt()::isBefore).orElse(true);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized List<Ticket> newestThrough(IntegrationId integration, int most) {
        return tickets.values().stream()
                .filter(ticket -> ticket.integration().equals(integration))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<Ticket> observe(TicketId id, Observation observation) {
        return find(id).map(before -> {
            Ticket after = before.after(observation);
            tickets.put(id.value(), after);
            changes.computeIfAbsent(id.value(), first -> new ArrayList<>())
                    .addAll(TicketChange.between(before, after, observation));
            Happening.between(before, after, observation).forEach(what -> note(id, what));
            return after;
        });
    }

    synchronized List<Ticket> all() {
        return List.copyOf(tickets.values());
    }

    @Override
    public synchronized List<TicketChange> changes(TicketId id) {
        List<TicketChange> all = changes.getOrDefault(id.value(), List.of());
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size()));
    }

    @Override
    public synchronized void remove(TicketId id) {
        remove(id, Optional.empty());
    }

    /** @param by who wanted it removed, where that is known */
    synchronized void remove(TicketId id, Optional<UserId> by) {
        note(id, Happening.deleted(by));
        tickets.remove(id.value());
        changes.remove(id.value());
    }
}

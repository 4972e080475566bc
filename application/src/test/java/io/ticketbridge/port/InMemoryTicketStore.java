package io.ticketbridge.port;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Following;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Origin;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The twin of {@link TicketStore}. */
public final class InMemoryTicketStore implements TicketStore {
    private static final int MOST_CHANGES = 10_000;

    private final Map<Long, Ticket> tickets = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Long, List<TicketChange>> changes = new HashMap<>();
    private final ChangelogHints hints = new ChangelogHints();
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

    /** Tells what happened to a ticket, where there is one, and keeps it with the ticket; now, where nobody says when. */
    synchronized void note(TicketId id, Optional<Instant> at, Happening what) {
        find(id).ifPresent(ticket -> {
            events.note(EventSubject.of(ticket), what);
            if (what.isKept()) {
                TicketChange change = new TicketChange(at.orElseGet(events::now), what, hints.take(id, what));
                changes.computeIfAbsent(id.value(), first -> new ArrayList<>()).add(change);
            }
        });
    }

    /** What was noted of what was seen before it was known who did it. */
    synchronized void setCause(TicketId id, Predicate<Happening> which, Cause cause) {
        changes.getOrDefault(id.value(), new ArrayList<>())
                .replaceAll(change -> which.test(change.what())
                        ? new TicketChange(change.at(), change.what().because(cause), change.changelog())
                        : change);
    }

    /** Jira told where a change stands in its changelog. */
    synchronized void hear(TicketId id, IssueNews.Changelog changelog) {
        changelog.became().forEach((kind, became) -> hint(id, kind, became, changelog.id()));
    }

    private void hint(TicketId id, EventKind kind, Optional<String> became, String changelog) {
        List<TicketChange> all = changes.getOrDefault(id.value(), List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            TicketChange change = all.get(i);
            if (change.changelog().isEmpty() && change.what().isWhatBecame(kind, became)) {
                all.set(i, new TicketChange(change.at(), change.what(), Optional.of(changelog)));
                return;
            }
        }
        hints.put(id, kind, became, changelog);
    }

    @Override
    public synchronized Ticket add(NewTicket ticket) {
        return add(ticket, Cause.by(ticket.owner(), Origin.HERE));
    }

    synchronized Ticket add(NewTicket ticket, Cause cause) {
        Ticket added = ticket.numbered(new TicketId(++last));
        tickets.put(last, added);
        note(added.id(), Optional.of(added.createdAt()), Happening.opened(ticket.owner(), cause));
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
            Happening.between(before, after, observation)
                    .forEach(what -> note(id, Optional.of(observation.asked()), what));
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
        note(id, Optional.empty(), Happening.deleted(by));
        tickets.remove(id.value());
        changes.remove(id.value());
    }
}

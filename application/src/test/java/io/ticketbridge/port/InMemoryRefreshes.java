package io.ticketbridge.port;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.Link;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The twin of {@link Refreshes}. */
public final class InMemoryRefreshes implements Refreshes {
    private record Row(Ticket ticket, Channel channel, boolean deleted, int epoch, int tries, Instant dueAt) {}

    private record Delivery(IntegrationId integration, String name) {}

    private final InMemoryTicketStore tickets;
    private final Clock clock;
    private final Map<TicketId, Row> rows = new LinkedHashMap<>();
    private final Map<Delivery, Instant> deliveries = new HashMap<>();
    private final Map<IntegrationId, Instant> heard = new HashMap<>();

    /** @param clock the store's own */
    public InMemoryRefreshes(InMemoryTicketStore tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public synchronized void heard(IntegrationId integration, Optional<String> delivery, IssueNews news) {
        heard.put(integration, clock.instant());
        List<Ticket> told = of(integration, ticket -> ticket.issue().id().equals(news.issueId()))
                .toList();
        boolean isNew = delivery.map(name -> deliveries.get(new Delivery(integration, name)) == null)
                .orElse(true);
        if (!told.isEmpty() && isNew) {
            delivery.ifPresent(name -> deliveries.put(new Delivery(integration, name), clock.instant()));
            told.forEach(ticket -> note(ticket, Channel.WEBHOOK, news.deleted()));
            news.changelog().ifPresent(log -> told.forEach(ticket -> tickets.hear(ticket.id(), log)));
        }
    }

    @Override
    public synchronized Optional<Instant> lastHeard(IntegrationId integration) {
        return Optional.ofNullable(heard.get(integration));
    }

    @Override
    public synchronized int changed(IntegrationId integration, Map<String, Instant> updated) {
        List<Ticket> news = of(
                        integration,
                        ticket -> isOlder(ticket, updated.get(ticket.issue().id())))
                .toList();
        news.forEach(ticket -> note(ticket, Channel.POLL, false));
        return news.size();
    }

    private static boolean isOlder(Ticket ticket, @Nullable Instant updated) {
        Optional<Instant> known = ticket.seen().flatMap(Seen::updated);
        return updated != null && known.map(before -> before.isBefore(updated)).orElse(true);
    }

    @Override
    public synchronized int missing(IntegrationId integration, Set<String> shown, Duration known, int most) {
        Instant bound = clock.instant().minus(known);
        List<Ticket> missing = of(
                        integration,
                        ticket -> isUnfinished(ticket)
                                && ticket.createdAt().isBefore(bound)
                                && !rows.containsKey(ticket.id())
                                && !shown.contains(ticket.issue().id()))
                .sorted(Comparator.comparing(ticket -> ticket.id().value()))
                .limit(most)
                .toList();
        missing.forEach(ticket -> note(ticket, Channel.POLL, false));
        return missing.size();
    }

    private static boolean isUnfinished(Ticket ticket) {
        Link.State link = ticket.link().state();
        boolean done = ticket.status().category().equals(Optional.of(StatusCategory.DONE));
        return !done && (link == Link.State.LINKED || link == Link.State.MOVED);
    }

    @Override
    public synchronized int overdue(IntegrationId integration, Duration unseen, int most) {
        Instant bound = clock.instant().minus(unseen);
        List<Ticket> longest = of(
                        integration, ticket -> ticket.lookedAt().isBefore(bound) && !rows.containsKey(ticket.id()))
                .sorted(Comparator.comparing(Ticket::lookedAt))
                .limit(most)
                .toList();
        longest.forEach(ticket -> note(ticket, Channel.POLL, false));
        return longest.size();
    }

    @Override
    public synchronized Optional<Batch> take(int most, Duration lease) {
        Instant now = clock.instant();
        List<Row> due = rows.values().stream()
                .filter(row -> !row.dueAt().isAfter(now)
                        && tickets.find(row.ticket().id()).isPresent())
                .sorted(Comparator.comparing(Row::dueAt))
                .toList();
        return due.stream().findFirst().map(first -> {
            IntegrationId integration = first.ticket().integration();
            return new Batch(
                    integration,
                    due.stream()
                            .filter(row -> row.ticket().integration().equals(integration))
                            .limit(most)
                            .map(row -> take(row, now.plus(lease)))
                            .toList());
        });
    }

    private Due take(Row row, Instant until) {
        int epoch = row.epoch() + 1;
        rows.put(row.ticket().id(), new Row(row.ticket(), row.channel(), row.deleted(), epoch, row.tries(), until));
        return new Due(row.ticket().id(), epoch, row.channel(), row.deleted(), row.tries());
    }

    @Override
    public synchronized void done(List<Due> taken) {
        taken.stream().filter(this::isCurrent).forEach(one -> rows.remove(one.ticket()));
    }

    @Override
    public synchronized void putOff(List<Due> taken, Duration delay) {
        taken.stream()
                .filter(this::isCurrent)
                .forEach(one -> rows.computeIfPresent(
                        one.ticket(),
                        (id, row) -> new Row(
                                row.ticket(),
                                row.channel(),
                                row.deleted(),
                                row.epoch(),
                                row.tries() + 1,
                                clock.instant().plus(delay))));
    }

    @Override
    public synchronized void forget(Duration age) {
        deliveries.values().removeIf(at -> at.isBefore(clock.instant().minus(age)));
    }

    private boolean isCurrent(Due one) {
        return rows.containsKey(one.ticket()) && rows.get(one.ticket()).epoch() == one.epoch();
    }

    private void note(Ticket ticket, Channel channel, boolean deleted) {
        rows.merge(
                ticket.id(),
                new Row(ticket, channel, deleted, 1, 0, clock.instant()),
                (old, noted) ->
                        new Row(ticket, channel, deleted || old.deleted(), old.epoch() + 1, 0, clock.instant()));
    }

    private Stream<Ticket> of(IntegrationId integration, Predicate<Ticket> wanted) {
        return tickets.all().stream().filter(ticket -> ticket.integration().equals(integration) && wanted.test(ticket));
    }
}

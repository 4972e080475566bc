package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.IssueTrackers;
import io.ticketbridge.port.Refreshes;
import io.ticketbridge.port.Refreshes.Batch;
import io.ticketbridge.port.Refreshes.Due;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks Jira about tickets that are to be looked at again, many at a time, on whichever node comes first, when nobody waits for it. */
public final class RefreshTickets {
    /** Longer than a batch can take. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    /** So often they are asked about together; one that Jira cannot show may be what keeps the others from being shown. */
    private static final int TOGETHER = 3;

    private final Connections connections;
    private final IssueTrackers trackers;
    private final Refreshes refreshes;
    private final TicketStore tickets;
    private final TicketSync sync;
    private final Clock clock;

    public RefreshTickets(
            Connections connections,
            IssueTrackers trackers,
            Refreshes refreshes,
            TicketStore tickets,
            TicketSync sync,
            Clock clock) {
        this.connections = connections;
        this.trackers = trackers;
        this.refreshes = refreshes;
        this.tickets = tickets;
        this.sync = sync;
        this.clock = clock;
    }

    /** Whether there were any. Where people wait for the same Jira, it is put off. */
    public boolean refreshSome() {
        Optional<Batch> taken = refreshes.take(IssueTracker.MOST_AT_ONCE, LEASE);
        taken.ifPresent(this::refresh);
        return taken.isPresent();
    }

    private void refresh(Batch batch) {
        if (trackers.isForPeople(batch.integration())) {
            putOff(batch.due());
            return;
        }
        try {
            ask(batch, connections.trackerOf(batch.integration(), Deadline.in(LONGEST)));
            refreshes.done(batch.due());
        } catch (Refusal.JiraNotConfigured nobodyToAsk) {
            refreshes.done(batch.due());
        } catch (Refusal.StoreUnavailable takenAgainAfterTheLease) {
            throw takenAgainAfterTheLease;
        } catch (Refusal jiraCannotTell) {
            putOff(batch.due());
        }
    }

    private void ask(Batch batch, IssueTracker tracker) {
        Map<Due, Ticket> due = new HashMap<>();
        batch.due().forEach(one -> tickets.find(one.ticket()).ifPresent(ticket -> due.put(one, ticket)));
        Instant asked = clock.instant();
        Map<String, IssueSnapshot> shown = together(due, tracker);
        due.forEach((one, ticket) -> {
            IssueSnapshot issue = shown.get(ticket.issue().id());
            if (issue == null) {
                alone(one, ticket, tracker);
            } else {
                sync.observe(ticket, new Observation.Shown(one.channel(), asked, issue), tracker);
            }
        });
    }

    private static Map<String, IssueSnapshot> together(Map<Due, Ticket> due, IssueTracker tracker) {
        List<Ticket> some = due.entrySet().stream()
                .filter(entry -> entry.getKey().tries() < TOGETHER)
                .map(Map.Entry::getValue)
                .toList();
        return tracker.readAll(some.stream().map(Ticket::issue).toList()).stream()
                .collect(Collectors.toMap(issue -> issue.issue().id(), Function.identity(), (first, same) -> first));
    }

    private void alone(Due one, Ticket ticket, IssueTracker tracker) {
        Instant asked = clock.instant();
        try {
            sync.observe(ticket, new Observation.Shown(one.channel(), asked, tracker.read(ticket.issue())), tracker);
        } catch (Refusal.IssueGone notShown) {
            sync.observe(ticket, new Observation.NotShown(one.channel(), asked, one.deleted()), tracker);
        }
    }

    private void putOff(List<Due> due) {
        due.stream()
                .collect(Collectors.groupingBy(one -> Math.min(MOST_DOUBLINGS, one.tries())))
                .forEach((tries, some) -> refreshes.putOff(some, SHORTEST_DELAY.multipliedBy(1L << tries)));
    }
}

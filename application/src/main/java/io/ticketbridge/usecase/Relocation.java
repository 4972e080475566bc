package io.ticketbridge.usecase;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.TicketStore;
import java.util.List;

/**
 * Whether an integration may lead to another place or project. Issues are asked for by the numbers that they have in one Jira: in
 * another the same numbers are others' issues. And whoever looks for an issue whose answer was lost looks where it was sent.
 */
public final class Relocation {
    private static final int LOOKED_AT = 3;

    private final Connections connections;
    private final TicketStore tickets;
    private final Intents intents;

    public Relocation(Connections connections, TicketStore tickets, Intents intents) {
        this.connections = connections;
        this.tickets = tickets;
        this.intents = intents;
    }

    /** @throws Refusal.IntegrationInUse where what was opened through it would be sought where it is not */
    void check(Integration before, Integration after) {
        boolean moves = !after.baseUrl().isSamePlaceAs(before.baseUrl());
        boolean changesProject =
                !after.config().projectKey().equals(before.config().projectKey());
        if ((moves || changesProject) && intents.areUnfinishedThrough(before.id())) {
            throw Refusal.IntegrationInUse.unfinished();
        }
        if (moves && !hasWhatWasOpened(after)) {
            throw Refusal.IntegrationInUse.elsewhere();
        }
    }

    /** A Jira that has only another name now has the same issues under the same numbers and keys. */
    private boolean hasWhatWasOpened(Integration there) {
        List<Ticket> newest = tickets.newestThrough(there.id(), LOOKED_AT);
        if (newest.isEmpty()) {
            return true;
        }
        IssueTracker tracker = connections.trackerOf(there, connections.deadline());
        return newest.stream().anyMatch(ticket -> isThere(tracker, ticket));
    }

    private static boolean isThere(IssueTracker tracker, Ticket ticket) {
        try {
            return tracker.read(ticket.issue()).issue().equals(ticket.issue());
        } catch (Refusal.IssueGone notThere) {
            return false;
        }
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;
import java.util.Optional;

/** "The issue is created in Jira first, then stored locally and returned." */
public final class CreateTicket {
    /** What the viewer wants opened. */
    public record Command(Summary summary, Optional<Description> description, IssueType type) {}

    private final Connections connections;
    private final TicketStore tickets;
    private final Clock clock;

    public CreateTicket(Connections connections, TicketStore tickets, Clock clock) {
        this.connections = connections;
        this.tickets = tickets;
        this.clock = clock;
    }

    public Ticket create(Viewer viewer, Command command) {
        Integration integration = connections.forNewTicketOf(viewer);
        IssueRef issue = connections.trackerOf(integration).open(newIssue(command));
        return tickets.add(newTicket(viewer, integration, issue, command));
    }

    private static NewIssue newIssue(Command command) {
        return new NewIssue(command.summary(), command.description(), command.type(), Priority.MEDIUM);
    }

    private NewTicket newTicket(Viewer viewer, Integration integration, IssueRef issue, Command command) {
        return new NewTicket(
                viewer.id(),
                integration.team(),
                integration.id(),
                issue,
                command.summary(),
                command.description(),
                command.type(),
                Priority.MEDIUM,
                clock.instant());
    }
}

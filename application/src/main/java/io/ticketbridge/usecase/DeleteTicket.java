package io.ticketbridge.usecase;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;

/** "Closes the matching Jira issue and removes the ticket." An issue that is gone from Jira is no obstacle. */
public final class DeleteTicket {
    private final Connections connections;
    private final VisibleTickets visible;
    private final TicketStore tickets;

    public DeleteTicket(Connections connections, TicketStore tickets) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.tickets = tickets;
    }

    public void delete(Viewer viewer, TicketId id) {
        Ticket ticket = visible.get(viewer, id);
        if (!TicketPolicy.ownersAndAdminsMayDelete(viewer, ticket)) {
            throw new Refusal.NotAllowed("Only the owner of a ticket or an admin may delete it");
        }
        close(ticket);
        tickets.remove(id);
    }

    private void close(Ticket ticket) {
        try {
            connections.trackerOf(ticket).close(ticket.issue());
        } catch (Refusal.IssueGone nothingToClose) {
            return;
        }
    }
}

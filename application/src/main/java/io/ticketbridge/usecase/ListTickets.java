package io.ticketbridge.usecase;

import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;

/** "Lists your tickets, newest first, paginated." An admin's list, too, holds the admin's own. */
public final class ListTickets {
    private final TicketStore tickets;

    public ListTickets(TicketStore tickets) {
        this.tickets = tickets;
    }

    public Page<Ticket> list(Viewer viewer, PageRequest request) {
        return tickets.list(viewer.id(), request);
    }
}

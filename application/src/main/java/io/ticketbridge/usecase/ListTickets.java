package io.ticketbridge.usecase;

import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;

/** "Lists your tickets, newest first, paginated.", unless another order is asked for. An admin's list, too, holds the admin's own. */
public final class ListTickets {
    private final TicketStore tickets;

    public ListTickets(TicketStore tickets) {
        this.tickets = tickets;
    }

    public Page<Ticket> list(Viewer viewer, TicketQuery query) {
        return tickets.list(viewer.id(), query);
    }
}

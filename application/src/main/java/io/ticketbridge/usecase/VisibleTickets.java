package io.ticketbridge.usecase;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;

/** The one place where a use case gets a ticket that somebody asked for. */
final class VisibleTickets {
    private final TicketStore tickets;

    VisibleTickets(TicketStore tickets) {
        this.tickets = tickets;
    }

    /** Refuses a ticket that the viewer may not see exactly as one that does not exist. */
    Ticket get(Viewer viewer, TicketId id) {
        return tickets.find(id)
                .filter(ticket -> TicketPolicy.ownersTeammatesAndAdminsMaySee(viewer, ticket))
                .orElseThrow(Refusal.TicketUnknown::new);
    }
}

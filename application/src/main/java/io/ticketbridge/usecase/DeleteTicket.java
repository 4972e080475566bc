package io.ticketbridge.usecase;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.TicketStore;
import java.util.Optional;

/** "Closes the matching Jira issue and removes the ticket": both, whatever dies between the two. */
public final class DeleteTicket {
    private final VisibleTickets visible;
    private final Settling settling;

    public DeleteTicket(TicketStore tickets, Settling settling) {
        this.visible = new VisibleTickets(tickets);
        this.settling = settling;
    }

    public void delete(Viewer viewer, TicketId id, Caller caller) {
        Ticket ticket = visible.get(viewer, id);
        if (!TicketPolicy.ownersAndAdminsMayDelete(viewer, ticket)) {
            throw new Refusal.NotAllowed("Only the owner of a ticket or an admin may delete it");
        }
        Wish wish = new Wish.DeleteTicket(id, ticket.issue());
        settling.once(Settling.wanted(viewer, Optional.empty(), ticket.integration(), wish), caller);
    }
}

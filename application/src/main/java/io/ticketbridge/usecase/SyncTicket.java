package io.ticketbridge.usecase;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.TicketStore;

/** "Pulls the current status and assignee from Jira on demand and returns the refreshed ticket", or refuses. */
public final class SyncTicket {
    private final VisibleTickets visible;
    private final TicketSync sync;

    public SyncTicket(TicketStore tickets, TicketSync sync) {
        this.visible = new VisibleTickets(tickets);
        this.sync = sync;
    }

    public Ticket sync(Viewer viewer, TicketId id) {
        return sync.refresh(visible.get(viewer, id), Cause.of(Channel.SYNC, viewer));
    }
}

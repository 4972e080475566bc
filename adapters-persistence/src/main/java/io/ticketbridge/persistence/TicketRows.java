package io.ticketbridge.persistence;

import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the stores of tickets, and of their comments and attachments, share. */
final class TicketRows {
    private TicketRows() {}

    /**
     * Makes whoever else writes to what belongs to this ticket wait for the end of the transaction.
     *
     * @return whether there is such a ticket
     */
    static boolean lock(Handle handle, TicketId id) {
        return handle.createQuery("select id from tickets where id = :id for update")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /**
     * Tells what happened to a ticket, and keeps it with the ticket.
     *
     * @param at now, where nobody says when
     */
    static void happened(Handle handle, TicketId ticket, Optional<Instant> at, Happening what) {
        EventRows.add(handle, ticket, what);
        ChangeRows.add(handle, ticket, at, what);
    }
}

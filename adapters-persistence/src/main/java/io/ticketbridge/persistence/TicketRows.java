package io.ticketbridge.persistence;

import io.ticketbridge.domain.TicketId;
import org.jdbi.v3.core.Handle;

/** What the stores of a ticket's comments and attachments share. */
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
}

package io.ticketbridge.port;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.UserId;
import java.util.List;
import java.util.Optional;

/** Keeps tickets. Times come back as they went in, to the microsecond. */
public interface TicketStore {
    /** Stores a ticket under a new number, higher than any before. Once this returns, no crash loses it. */
    Ticket add(NewTicket ticket);

    Optional<Ticket> find(TicketId id);

    /**
     * Those of the tickets that {@code owner} opened which the query asks for, each as it is; it may have been synced again in the
     * last ten seconds. A page past the end is empty.
     */
    Page<Ticket> list(UserId owner, TicketQuery query);

    /** Those that were last opened through an integration, whoever opened them. */
    List<Ticket> newestThrough(IntegrationId integration, int most);

    /**
     * Keeps what {@link Ticket#after} makes of the ticket as it is stored, and what changed with it. Observations of one ticket
     * are judged one after the other, whichever node hands them over.
     *
     * @return the ticket as it is from now on; empty where it was removed meanwhile
     */
    Optional<Ticket> observe(TicketId id, Observation observation);

    /**
     * What happened to a ticket, in the order in which it was noted: that it was opened, what Jira showed otherwise than the time before,
     * comments that were written, edited and deleted, and files; of very many, the last 10,000.
     */
    List<TicketChange> changes(TicketId id);

    /** Removes a ticket with its comments and attachments. To remove one that is not there does nothing. */
    void remove(TicketId id);
}

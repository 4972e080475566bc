package io.ticketbridge.usecase;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;
import java.time.Instant;

/** "Syncs the latest status and assigned_to from Jira": the step that use cases share. */
public final class TicketSync {
    private final Connections connections;
    private final TicketStore tickets;
    private final CommentStore comments;
    private final AttachmentStore attachments;
    private final Clock clock;
    private final Sharing<TicketId, Ticket> reads = new Sharing<>();

    public TicketSync(
            Connections connections,
            TicketStore tickets,
            CommentStore comments,
            AttachmentStore attachments,
            Clock clock) {
        this.connections = connections;
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * The ticket as Jira shows it now, which is also kept as last seen. Many who want the same one at a time ask Jira once. Refuses
     * where Jira cannot be asked.
     *
     * @param cause of the first of those
     */
    Ticket refresh(Ticket ticket, Cause cause) {
        Deadline deadline = connections.deadline();
        return reads.get(ticket.id(), deadline, () -> read(ticket, cause, deadline));
    }

    private Ticket read(Ticket ticket, Cause cause, Deadline deadline) {
        Instant asked = clock.instant();
        try {
            IssueSnapshot issue =
                    connections.trackerOf(ticket.integration(), deadline).read(ticket.issue());
            return observe(ticket, new Observation.Shown(cause, asked, issue));
        } catch (Refusal.IssueGone notShown) {
            observe(ticket, new Observation.NotShown(cause, asked, false));
            throw notShown;
        }
    }

    /** Every observation comes through here. */
    Ticket observe(Ticket ticket, Observation observation) {
        Ticket after = tickets.observe(ticket.id(), observation).orElseGet(() -> ticket.after(observation));
        if (observation instanceof Observation.Shown shown) {
            IssueSnapshot issue = shown.issue();
            comments.saw(ticket.id(), issue.comments(), issue.asOf(), shown.cause());
            attachments.saw(ticket.id(), issue.attachments(), issue.asOf(), shown.cause());
        }
        return after;
    }
}

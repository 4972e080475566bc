package io.ticketbridge.usecase;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IssueSnapshot;
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
     */
    Ticket refresh(Ticket ticket) {
        Deadline deadline = connections.deadline();
        return reads.get(ticket.id(), deadline, () -> read(ticket, deadline));
    }

    private Ticket read(Ticket ticket, Deadline deadline) {
        Instant asked = clock.instant();
        IssueSnapshot seen =
                connections.trackerOf(ticket.integration(), deadline).read(ticket.issue());
        Ticket refreshed = ticket.after(seen, asked);
        tickets.update(refreshed);
        comments.saw(ticket.id(), seen.comments());
        attachments.saw(ticket.id(), seen.attachments());
        return refreshed;
    }
}

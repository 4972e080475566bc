package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;

/** Deletes a comment in Jira and here, for its author or an admin. */
public final class DeleteComment {
    private final Connections connections;
    private final VisibleTickets visible;
    private final OwnComments own;
    private final CommentStore comments;
    private final AuditTrail trail;

    public DeleteComment(
            Connections connections, TicketStore tickets, CommentStore comments, TicketSync sync, AuditTrail trail) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.own = new OwnComments(comments, sync);
        this.comments = comments;
        this.trail = trail;
    }

    public void delete(Viewer viewer, TicketId ticketId, CommentId id) {
        Ticket ticket = visible.get(viewer, ticketId);
        own.get(viewer, ticket, id);
        connections.trackerOf(ticket).deleteComment(ticket.issue(), id);
        comments.remove(ticketId, id, Cause.by(viewer));
        trail.changed(AuditEvent.of(AuditAction.COMMENT_DELETED, viewer, ticketId, id.value()));
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;

/** Replaces the text of a comment, for its author or an admin. */
public final class EditComment {
    private final Connections connections;
    private final VisibleTickets visible;
    private final OwnComments own;
    private final CommentStore comments;
    private final AuditTrail trail;

    public EditComment(
            Connections connections, TicketStore tickets, CommentStore comments, TicketSync sync, AuditTrail trail) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.own = new OwnComments(comments, sync);
        this.comments = comments;
        this.trail = trail;
    }

    public LabelledComment edit(Viewer viewer, TicketId ticketId, CommentId id, CommentBody body) {
        Ticket ticket = visible.get(viewer, ticketId);
        WrittenComment comment = own.get(viewer, ticket, id);
        Comment edited = connections.trackerOf(ticket).editComment(ticket.issue(), id, body);
        comments.update(ticketId, edited, Cause.by(viewer));
        trail.changed(AuditEvent.of(AuditAction.COMMENT_EDITED, viewer, ticketId, id.value()));
        return new LabelledComment(edited, AuthorLabel.of(comment.author(), viewer));
    }
}

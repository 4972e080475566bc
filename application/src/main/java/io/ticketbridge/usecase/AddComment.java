package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;

/** "Comments are written straight to the linked Jira issue." */
public final class AddComment {
    private final Connections connections;
    private final VisibleTickets visible;
    private final CommentStore comments;

    public AddComment(Connections connections, TicketStore tickets, CommentStore comments) {
        this.connections = connections;
        this.visible = new VisibleTickets(tickets);
        this.comments = comments;
    }

    public LabelledComment add(Viewer viewer, TicketId id, CommentBody body) {
        Ticket ticket = visible.get(viewer, id);
        Comment added = connections.trackerOf(ticket).addComment(ticket.issue(), body);
        comments.add(id, added, viewer.id());
        return new LabelledComment(added, AuthorLabel.YOU);
    }
}

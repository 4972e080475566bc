package io.ticketbridge.usecase;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketPolicy;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.CommentStore;
import java.util.Optional;

/**
 * The one place where a use case gets a comment to change. One account wrote them all in Jira, so Jira would refuse
 * nothing: whose comment it is, and that it is this ticket's, is decided here, before Jira is asked.
 */
final class OwnComments {
    private final CommentStore comments;
    private final TicketSync sync;

    OwnComments(CommentStore comments, TicketSync sync) {
        this.comments = comments;
        this.sync = sync;
    }

    WrittenComment get(Viewer viewer, Ticket ticket, CommentId id) {
        WrittenComment comment = find(viewer, ticket, id).orElseThrow(Refusal.CommentUnknown::new);
        if (!TicketPolicy.authorsAndAdminsMayEdit(viewer, comment.author())) {
            throw new Refusal.NotAllowed("Only the author of a comment or an admin may change it");
        }
        return comment;
    }

    /** An admin may change what was written in Jira a moment ago, so for an admin Jira is asked once more. */
    private Optional<WrittenComment> find(Viewer viewer, Ticket ticket, CommentId id) {
        Optional<WrittenComment> known = comments.find(ticket.id(), id);
        if (known.isPresent() || !viewer.isAdmin()) {
            return known;
        }
        sync.refresh(ticket, Cause.of(Channel.READ, viewer));
        return comments.find(ticket.id(), id);
    }
}

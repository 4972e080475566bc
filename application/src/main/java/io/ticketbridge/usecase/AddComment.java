package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.usecase.Settling.Settled;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;
import java.util.Optional;

/** "Comments are written straight to the linked Jira issue": once, as a ticket is opened once. */
public final class AddComment {
    /** @param key by which the caller names this wish, if they do */
    public record Command(CommentBody body, Optional<IdempotencyKey> key) {}

    private final VisibleTickets visible;
    private final CommentStore comments;
    private final Settling settling;

    public AddComment(TicketStore tickets, CommentStore comments, Settling settling) {
        this.visible = new VisibleTickets(tickets);
        this.comments = comments;
        this.settling = settling;
    }

    public Answered<LabelledComment> add(Viewer viewer, TicketId id, Command command, Caller caller) {
        Ticket ticket = visible.get(viewer, id);
        Wish wish = new Wish.WriteComment(id, ticket.issue(), command.body());
        Settled settled = settling.once(Settling.wanted(viewer, command.key(), ticket.integration(), wish), caller);
        Comment comment = comments.find(id, new CommentId(settled.done().jiraId()))
                .map(WrittenComment::comment)
                .orElseThrow(Refusal.CommentUnknown::new);
        return new Answered<>(new LabelledComment(comment, AuthorLabel.YOU), settled.replayed());
    }
}

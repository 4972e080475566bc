package io.ticketbridge.port;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.WrittenComment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the comments that were last seen in Jira, and for good who wrote which of them here. */
public interface CommentStore {
    /** Keeps a comment that {@code author} wrote here. Once this returns, no crash loses who wrote it. */
    void add(TicketId ticket, Comment comment, UserId author, Cause cause);

    /**
     * Keeps what Jira shows: comments that are new, changed, or no longer there. Authors stay as they are known, also
     * for a comment that is missing from {@code comments} and returns later.
     *
     * @param asOf by Jira's clock: a comment that is later than this is missing because it came later, and stays; so does the
     *     later of two texts of one
     */
    void saw(TicketId ticket, List<Comment> comments, Instant asOf, Cause cause);

    /** Keeps a comment's new text; its author stays. */
    void update(TicketId ticket, Comment comment, Cause cause);

    /**
     * Forgets a comment that was deleted, but for that it was: what Jira showed before does not bring it back. To forget an unknown one does
     * nothing.
     */
    void remove(TicketId ticket, CommentId id, Cause cause);

    /** The comment of this ticket, as last seen; never another ticket's. */
    Optional<WrittenComment> find(TicketId ticket, CommentId id);

    /** The ticket's comments as last seen, oldest first. */
    List<WrittenComment> list(TicketId ticket);
}

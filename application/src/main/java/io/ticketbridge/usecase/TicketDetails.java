package io.ticketbridge.usecase;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AuthorLabel;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import java.util.List;
import java.util.Optional;

/**
 * A ticket with all that belongs to it, as one viewer sees it.
 *
 * @param comments oldest first
 * @param attachments oldest first
 */
public record TicketDetails(
        Ticket ticket,
        User reporter,
        List<LabelledComment> comments,
        List<LinkedAttachment> attachments,
        Freshness freshness) {
    public TicketDetails {
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
    }

    /** A comment whose author is named for the viewer. */
    public record LabelledComment(Comment comment, AuthorLabel author) {}

    /** An attachment and the link by which a browser of the viewer's can show it. */
    public record LinkedAttachment(Attachment attachment, PreviewLink link) {}

    /**
     * Whether Jira told just now.
     *
     * @param staleBecause why it did not; empty where it did
     */
    public record Freshness(Optional<String> staleBecause) {
        public boolean fresh() {
            return staleBecause.isEmpty();
        }
    }
}

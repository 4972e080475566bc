package io.ticketbridge.port;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is known of the files on an issue, and for good who uploaded which of them here. An attachment that was
 * uploaded here comes back with that user's username as its author.
 */
public interface AttachmentStore {
    /**
     * Keeps an attachment that {@code uploader} added here. Once this returns, no crash loses who did. Who is known as its
     * uploader already stays so.
     */
    void add(TicketId ticket, Attachment attachment, UserId uploader, Cause cause);

    /** Keeps what Jira shows, as {@link CommentStore#saw} does: uploaders stay as they are known. */
    void saw(TicketId ticket, List<Attachment> attachments, Instant asOf, Cause cause);

    /** The attachment of this ticket, as last seen; never another ticket's. */
    Optional<Attachment> find(TicketId ticket, AttachmentId id);

    /** The ticket's attachments as last seen, oldest first. */
    List<Attachment> list(TicketId ticket);
}

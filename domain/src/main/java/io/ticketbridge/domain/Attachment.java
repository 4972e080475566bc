package io.ticketbridge.domain;

import java.time.Instant;

/**
 * A file on an issue in Jira.
 *
 * @param mimeType as Jira reports it; what is served is detected again from the bytes
 * @param size in bytes
 * @param author the username of who uploaded it here, else the display name of who added it in Jira
 */
public record Attachment(AttachmentId id, String filename, String mimeType, long size, String author, Instant created) {

    /** This attachment, named as uploaded by {@code username}. */
    public Attachment by(String username) {
        return new Attachment(id, filename, mimeType, size, username, created);
    }
}

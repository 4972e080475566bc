package io.ticketbridge.domain;

import java.time.Instant;

/**
 * A file on an issue in Jira. Texts are one line each, clipped at {@value #MAX_LENGTH}; they never name a path here.
 *
 * @param mimeType as Jira reports it; what is served is detected again from the bytes
 * @param size in bytes
 * @param author the username of who uploaded it here, else the display name of who added it in Jira
 */
public record Attachment(AttachmentId id, String filename, String mimeType, long size, String author, Instant created) {
    public static final int MAX_LENGTH = 255;

    public Attachment {
        filename = Text.asLine(filename, MAX_LENGTH);
        mimeType = Text.asLine(mimeType, MAX_LENGTH);
        author = Text.asLine(author, MAX_LENGTH);
    }

    /** This attachment, named as uploaded by {@code username}. */
    public Attachment by(String username) {
        return new Attachment(id, filename, mimeType, size, username, created);
    }
}

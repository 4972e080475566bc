package io.ticketbridge.domain;

import java.util.Optional;

/** Jira's id of an attachment, a decimal string such as {@code 10688}. */
public record AttachmentId(String value) {
    public AttachmentId {
        if (!Numbers.isJiraId(value)) {
            throw new IllegalArgumentException("Not an id of Jira's: " + value);
        }
    }

    /** The id that a path segment names, or empty where Jira can have no such id. */
    public static Optional<AttachmentId> parse(String text) {
        return Numbers.isJiraId(text) ? Optional.of(new AttachmentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.ticketbridge.domain;

import java.util.Optional;

/** Jira's id of a comment, a decimal string such as {@code 10231}. */
public record CommentId(String value) {
    public CommentId {
        if (!Numbers.isJiraId(value)) {
            throw new IllegalArgumentException("Not an id of Jira's: " + value);
        }
    }

    /** The id that a path segment names, or empty where Jira can have no such id. */
    public static Optional<CommentId> parse(String text) {
        return Numbers.isJiraId(text) ? Optional.of(new CommentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

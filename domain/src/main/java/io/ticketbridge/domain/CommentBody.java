package io.ticketbridge.domain;

/** The text of a comment: not blank, at most 32,767 characters, kept as it came. */
public record CommentBody(String value) {
    /** Jira's own limit ({@code jira.text.field.character.limit}), in UTF-16 units. */
    public static final int MAX_LENGTH = 32_767;

    public CommentBody {
        Text.requireNotBlank("comment", "Comment", value);
        Text.requireStorable("comment", "Comment", value, MAX_LENGTH);
    }
}

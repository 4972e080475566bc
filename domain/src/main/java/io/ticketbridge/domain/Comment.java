package io.ticketbridge.domain;

import java.time.Instant;

/** A comment as it stands in Jira, as plain text, clipped at {@value CommentBody#MAX_LENGTH}. */
public record Comment(CommentId id, String body, Instant created, Instant updated) {
    public Comment {
        body = Text.asLines(body, CommentBody.MAX_LENGTH);
    }
}

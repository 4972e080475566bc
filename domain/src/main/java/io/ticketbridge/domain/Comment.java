package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/** A comment as it stands in Jira, as plain text, clipped at {@value CommentBody#MAX_LENGTH}. */
public record Comment(CommentId id, String body, Instant created, Instant updated) {
    public Comment {
        body = Text.asLines(body, CommentBody.MAX_LENGTH);
    }

    /** Whether it was written or edited after that moment of Jira's. */
    public boolean isLaterThan(Instant asOf) {
        return updated.isAfter(asOf);
    }

    /** Whether this tells whoever knows {@code known} something: of two texts of one comment the later one stands. */
    public boolean isNewsTo(Optional<Comment> known) {
        return known.map(text -> !text.equals(this) && !text.isLaterThan(updated))
                .orElse(true);
    }
}

package io.ticketbridge.jira.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of an issue's comments. */
public record CommentsJson(@Nullable List<CommentJson> comments, int startAt, int total) {
    public List<CommentJson> list() {
        return comments == null ? List.of() : comments;
    }
}

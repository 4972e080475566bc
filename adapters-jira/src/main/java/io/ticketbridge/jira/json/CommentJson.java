package io.ticketbridge.jira.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comment; its body is a document in v3 and a text in v2. */
public record CommentJson(
        @Nullable String id,
        @Nullable JsonNode body,
        @Nullable String created,
        @Nullable String updated,
        @Nullable AccountJson author,
        @Nullable List<PropertyJson> properties) {
    /** An entity property of a comment, of which one has the value of ours. */
    public record PropertyJson(
            @Nullable String key, @Nullable JsonNode value) {}
}

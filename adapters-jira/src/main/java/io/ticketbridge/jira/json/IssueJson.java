package io.ticketbridge.jira.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue, or as much of one as a creation answers. */
public record IssueJson(
        @Nullable String id, @Nullable String key, @Nullable FieldsJson fields) {
    /** The fields that a snapshot needs. */
    public record FieldsJson(
            @Nullable StatusJson status,
            @Nullable UserJson assignee,
            @Nullable AccountJson creator,
            @Nullable String updated,
            @Nullable CommentsJson comment,
            @Nullable List<AttachmentJson> attachment) {}
}

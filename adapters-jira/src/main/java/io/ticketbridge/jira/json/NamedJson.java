package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** Anything with an id and a name: an issue type, a field, a project, a value. Of a field also whether it is demanded. */
public record NamedJson(
        @Nullable String id,
        @Nullable String key,
        @Nullable String fieldId,
        @Nullable String name,
        @Nullable Boolean required,
        @Nullable Boolean hasDefaultValue) {
    /** Whether it must be sent. */
    public boolean isDemanded() {
        return Boolean.TRUE.equals(required) && !Boolean.TRUE.equals(hasDefaultValue);
    }
}

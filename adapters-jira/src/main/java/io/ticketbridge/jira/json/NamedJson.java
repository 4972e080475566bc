package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** Anything with an id and a name: an issue type, a field, a project, a value. */
public record NamedJson(
        @Nullable String id,
        @Nullable String key,
        @Nullable String fieldId,
        @Nullable String name) {}

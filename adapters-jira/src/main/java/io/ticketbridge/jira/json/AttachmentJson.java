package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** A file on an issue. */
public record AttachmentJson(
        @Nullable String id,
        @Nullable String filename,
        @Nullable String mimeType,
        long size,
        @Nullable UserJson author,
        @Nullable String created) {}

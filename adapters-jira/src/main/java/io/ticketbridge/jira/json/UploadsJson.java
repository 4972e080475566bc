package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** {@code GET attachment/meta}: whether files may be attached, and how large they may be in bytes. */
public record UploadsJson(boolean enabled, @Nullable Long uploadLimit) {}

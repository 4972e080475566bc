package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** {@code GET serverInfo}. */
public record ServerInfoJson(
        @Nullable String deploymentType,
        @Nullable String version,
        @Nullable String serverTitle) {}

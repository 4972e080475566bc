package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** {@code GET serverInfo}. */
public record ServerInfoJson(
        @Nullable String deploymentType,
        @Nullable String version,
        @Nullable String serverTime) {
    /** Both editions have it there, and Cloud's v3 tells nothing else. */
    public static final String PATH = "/rest/api/2/serverInfo";

    public boolean isCloud() {
        return "Cloud".equalsIgnoreCase(deploymentType);
    }
}

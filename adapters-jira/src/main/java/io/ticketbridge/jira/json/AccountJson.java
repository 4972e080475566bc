package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** Who did something: Cloud knows an account by {@code accountId}, Data Center by {@code key}, which stays when it is renamed. */
public record AccountJson(
        @Nullable String accountId, @Nullable String key) {
    public boolean isSameAs(@Nullable AccountJson other) {
        String own = id();
        return own != null && other != null && own.equals(other.id());
    }

    private @Nullable String id() {
        return accountId == null ? key : accountId;
    }
}

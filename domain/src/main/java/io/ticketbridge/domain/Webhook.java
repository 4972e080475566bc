package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Set;

/**
 * Where a user has a program told of events that the user may see.
 *
 * @param secret that what is told is signed with
 * @param kinds of which events it is told; empty: of all
 * @param active an inactive one is kept and told nothing, also later
 */
public record Webhook(
        WebhookId id,
        UserId owner,
        WebhookUrl url,
        Secret secret,
        Set<EventKind> kinds,
        boolean active,
        Instant createdAt) {
    /** How many one user may have. */
    public static final int MOST = 20;

    public Webhook {
        kinds = Set.copyOf(kinds);
    }

    public boolean wants(EventKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    public String inShort() {
        return id + " " + url;
    }
}

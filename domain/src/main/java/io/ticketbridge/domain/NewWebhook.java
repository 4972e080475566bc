package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Set;

/** A webhook before it has a number. */
public record NewWebhook(
        UserId owner, WebhookUrl url, Secret secret, Set<EventKind> kinds, boolean active, Instant createdAt) {
    public Webhook numbered(WebhookId id) {
        return new Webhook(id, owner, url, secret, kinds, active, createdAt);
    }
}

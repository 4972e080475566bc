package io.ticketbridge.port;

import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import java.util.List;
import java.util.Optional;

/** Keeps webhooks. Their secrets are encrypted at rest and come back in the clear to the use cases alone. */
public interface Webhooks {
    /** One that is told of what happens from now on. */
    Webhook add(NewWebhook webhook);

    Optional<Webhook> find(WebhookId id);

    /** Those of a user, oldest first. */
    List<Webhook> list(UserId owner);

    /**
     * Replaces address, kinds and whether it is active of the webhook with this id; its secret stays. One that was not active is told of what
     * happens from now on.
     */
    void update(Webhook webhook);

    /** Removes a webhook with all that it was to be told. To remove it twice does nothing. */
    void remove(WebhookId id);
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Webhooks;

/** Reads a webhook of yours. */
public final class ReadWebhook {
    private final OwnWebhooks own;

    public ReadWebhook(Webhooks webhooks) {
        this.own = new OwnWebhooks(webhooks);
    }

    public Webhook read(Viewer viewer, WebhookId id) {
        return own.get(viewer, id);
    }
}

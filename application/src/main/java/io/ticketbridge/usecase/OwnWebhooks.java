package io.ticketbridge.usecase;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.WebhookSender;
import io.ticketbridge.port.Webhooks;

/** The one place where a use case gets a webhook that somebody asked for: each is its owner's alone. */
final class OwnWebhooks {
    private final Webhooks webhooks;

    OwnWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Refuses another's exactly as one that does not exist. */
    Webhook get(Viewer viewer, WebhookId id) {
        return webhooks.find(id)
                .filter(webhook -> webhook.owner().equals(viewer.id()))
                .orElseThrow(Refusal.WebhookUnknown::new);
    }

    /** Refuses an address at which the operator lets no webhook be. */
    static void checkPlace(WebhookSender sender, WebhookUrl url) {
        try {
            sender.check(url);
        } catch (Refusal.AddressNotAllowed notAllowed) {
            throw Refusal.Invalid.of("url", "not_allowed", notAllowed.getMessage());
        }
    }
}

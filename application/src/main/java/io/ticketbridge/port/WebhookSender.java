package io.ticketbridge.port;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;

/** Tells webhooks over the network, where the operator lets this server connect to. */
public interface WebhookSender {
    /** @throws io.ticketbridge.domain.Refusal.AddressNotAllowed where no webhook may be, wherever its name leads */
    void check(WebhookUrl url);

    /**
     * Sends it once, signed with the webhook's secret, and waits some seconds for an answer; leads nowhere else. What goes wrong is the
     * outcome's to say.
     */
    DeliveryOutcome send(Webhook webhook, WebhookMessage message);
}

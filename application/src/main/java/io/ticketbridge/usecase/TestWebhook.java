package io.ticketbridge.usecase;

import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.port.WebhookSender;
import io.ticketbridge.port.Webhooks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Sends a ping to a webhook of yours at once, also to one that is not active, and tells what became of it. */
public final class TestWebhook {
    private final OwnWebhooks own;
    private final WebhookSender sender;
    private final SecureRandom random;
    private final Clock clock;

    public TestWebhook(Webhooks webhooks, WebhookSender sender, SecureRandom random, Clock clock) {
        this.own = new OwnWebhooks(webhooks);
        this.sender = sender;
        this.random = random;
        this.clock = clock;
    }

    public DeliveryOutcome test(Viewer viewer, WebhookId id) {
        String delivery = WebhookMessage.PING + "-" + IntentId.random(random);
        return sender.send(own.get(viewer, id), new WebhookMessage(delivery, clock.instant(), Optional.empty()));
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.WebhookSender;
import io.ticketbridge.port.Webhooks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;

/** Adds a webhook, and makes the secret that it is given out with this once. */
public final class AddWebhook {
    /** What the viewer wants to be told, and where. */
    public record Command(WebhookUrl url, Set<EventKind> kinds, boolean active) {}

    private static final String PREFIX = "whs_";
    private static final int SECRET_BYTES = 32;

    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final SecureRandom random;
    private final AuditTrail trail;
    private final Clock clock;

    public AddWebhook(Webhooks webhooks, WebhookSender sender, SecureRandom random, AuditTrail trail, Clock clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.random = random;
        this.trail = trail;
        this.clock = clock;
    }

    public Webhook add(Viewer viewer, Command command) {
        OwnWebhooks.checkPlace(sender, command.url());
        if (webhooks.list(viewer.id()).size() >= Webhook.MOST) {
            throw new Refusal.TooManyWebhooks(Webhook.MOST);
        }
        Webhook added = webhooks.add(new NewWebhook(
                viewer.id(), command.url(), secret(), command.kinds(), command.active(), clock.instant()));
        trail.changed(AuditEvent.of(AuditAction.WEBHOOK_ADDED, viewer, added.inShort()));
        return added;
    }

    private Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}

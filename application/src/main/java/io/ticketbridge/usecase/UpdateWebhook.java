package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.WebhookSender;
import io.ticketbridge.port.Webhooks;
import java.util.Optional;
import java.util.Set;

/** Changes what a webhook is told, where, and whether. What is not said stays. */
public final class UpdateWebhook {
    /** What to change. */
    public record Command(Optional<WebhookUrl> url, Optional<Set<EventKind>> kinds, Optional<Boolean> active) {}

    private final Webhooks webhooks;
    private final OwnWebhooks own;
    private final WebhookSender sender;
    private final AuditTrail trail;

    public UpdateWebhook(Webhooks webhooks, WebhookSender sender, AuditTrail trail) {
        this.webhooks = webhooks;
        this.own = new OwnWebhooks(webhooks);
        this.sender = sender;
        this.trail = trail;
    }

    public Webhook update(Viewer viewer, WebhookId id, Command command) {
        Webhook before = own.get(viewer, id);
        command.url().ifPresent(url -> OwnWebhooks.checkPlace(sender, url));
        Webhook after = new Webhook(
                id,
                before.owner(),
                command.url().orElse(before.url()),
                before.secret(),
                command.kinds().orElse(before.kinds()),
                command.active().orElse(before.active()),
                before.createdAt());
        webhooks.update(after);
        trail.changed(AuditEvent.of(AuditAction.WEBHOOK_CHANGED, viewer, after.inShort()));
        return after;
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Webhooks;

/** Removes a webhook of yours with all that it was still to be told. */
public final class RemoveWebhook {
    private final Webhooks webhooks;
    private final OwnWebhooks own;
    private final AuditTrail trail;

    public RemoveWebhook(Webhooks webhooks, AuditTrail trail) {
        this.webhooks = webhooks;
        this.own = new OwnWebhooks(webhooks);
        this.trail = trail;
    }

    public void remove(Viewer viewer, WebhookId id) {
        Webhook removed = own.get(viewer, id);
        webhooks.remove(id);
        trail.changed(AuditEvent.of(AuditAction.WEBHOOK_REMOVED, viewer, removed.inShort()));
    }
}

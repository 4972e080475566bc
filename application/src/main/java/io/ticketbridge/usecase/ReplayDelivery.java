package io.ticketbridge.usecase;

import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Webhooks;

/** Has a dead delivery tried again, as often as a new one. */
public final class ReplayDelivery {
    private final OwnWebhooks own;
    private final Deliveries deliveries;

    public ReplayDelivery(Webhooks webhooks, Deliveries deliveries) {
        this.own = new OwnWebhooks(webhooks);
        this.deliveries = deliveries;
    }

    public void replay(Viewer viewer, WebhookId webhook, DeliveryId id) {
        WebhookId mine = own.get(viewer, webhook).id();
        if (deliveries.find(mine, id).isEmpty()) {
            throw new Refusal.DeliveryUnknown();
        }
        if (!deliveries.replay(mine, id)) {
            throw new Refusal.DeliveryNotDead();
        }
    }
}

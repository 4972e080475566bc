package io.ticketbridge.usecase;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Webhooks;
import java.util.List;
import java.util.Optional;

/** Lists what a webhook of yours was told, is to be told, and was told in vain, newest first. */
public final class ListDeliveries {
    private final OwnWebhooks own;
    private final Deliveries deliveries;

    public ListDeliveries(Webhooks webhooks, Deliveries deliveries) {
        this.own = new OwnWebhooks(webhooks);
        this.deliveries = deliveries;
    }

    /** @param before only those that are older than this one */
    public List<Delivery> list(Viewer viewer, WebhookId id, Optional<DeliveryId> before, int most) {
        return deliveries.list(own.get(viewer, id).id(), before, most);
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.port.Webhooks;
import java.util.List;

/** Lists your webhooks, oldest first. */
public final class ListWebhooks {
    private final Webhooks webhooks;

    public ListWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public List<Webhook> list(Viewer viewer) {
        return webhooks.list(viewer.id());
    }
}

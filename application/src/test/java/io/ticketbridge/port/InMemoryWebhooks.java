package io.ticketbridge.port;

import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.NewWebhook;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of {@link Webhooks}. */
public final class InMemoryWebhooks implements Webhooks {
    private final InMemoryEvents events;
    private final Map<Long, Webhook> webhooks = new TreeMap<>();
    private final Map<WebhookId, EventPlace> places = new HashMap<>();
    private long last;

    public InMemoryWebhooks(InMemoryEvents events) {
        this.events = events;
    }

    @Override
    public synchronized Webhook add(NewWebhook webhook) {
        Webhook added = webhook.numbered(new WebhookId(++last));
        webhooks.put(last, added);
        places.put(added.id(), events.end());
        return added;
    }

    @Override
    public synchronized Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id.value()));
    }

    @Override
    public synchronized List<Webhook> list(UserId owner) {
        return webhooks.values().stream()
                .filter(webhook -> webhook.owner().equals(owner))
                .toList();
    }

    @Override
    public synchronized void update(Webhook webhook) {
        find(webhook.id()).ifPresent(before -> {
            if (!before.active()) {
                places.put(webhook.id(), events.end());
            }
            webhooks.put(
                    webhook.id().value(),
                    new Webhook(
                            before.id(),
                            before.owner(),
                            webhook.url(),
                            before.secret(),
                            webhook.kinds(),
                            webhook.active(),
                            before.createdAt()));
        });
    }

    @Override
    public synchronized void remove(WebhookId id) {
        webhooks.remove(id.value());
        places.remove(id);
    }

    synchronized List<Deliveries.Behind> behind() {
        return webhooks.values().stream()
                .filter(Webhook::active)
                .map(webhook ->
                        new Deliveries.Behind(webhook, place(webhook.id()).orElseThrow()))
                .filter(behind -> behind.place().compareTo(events.end()) < 0)
                .toList();
    }

    /** Whether it stood at the one place, and so stands at the other. */
    synchronized boolean move(WebhookId id, EventPlace from, EventPlace to) {
        boolean there = place(id).equals(Optional.of(from));
        if (there) {
            places.put(id, to);
        }
        return there;
    }

    private Optional<EventPlace> place(WebhookId id) {
        return Optional.ofNullable(places.get(id));
    }
}

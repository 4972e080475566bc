package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.HttpWebhookSender;
import io.ticketbridge.persistence.JdbiDeliveries;
import io.ticketbridge.persistence.JdbiEvents;
import io.ticketbridge.persistence.JdbiWebhooks;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Events;
import io.ticketbridge.port.Webhooks;
import io.ticketbridge.rest.UseCases;
import io.ticketbridge.usecase.AddWebhook;
import io.ticketbridge.usecase.HandOutEvents;
import io.ticketbridge.usecase.ListDeliveries;
import io.ticketbridge.usecase.ListWebhooks;
import io.ticketbridge.usecase.ReadEvents;
import io.ticketbridge.usecase.ReadWebhook;
import io.ticketbridge.usecase.RemoveWebhook;
import io.ticketbridge.usecase.Repetition;
import io.ticketbridge.usecase.ReplayDelivery;
import io.ticketbridge.usecase.SettleEvents;
import io.ticketbridge.usecase.TellWebhooks;
import io.ticketbridge.usecase.TestWebhook;
import io.ticketbridge.usecase.UpdateWebhook;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Events, and who is told of them. */
final class WebhookTelling implements AutoCloseable {
    /** How long events, and what became of telling them, are kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** One webhook that hangs holds up one of them. */
    private static final int TELLERS = 2;

    private static final Duration SOON = Duration.ofMillis(500);

    private final Stores stores;
    private final Events events;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final HttpWebhookSender sender;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    WebhookTelling(Wiring wiring, Opened opened) {
        this.stores = opened.stores();
        this.events = new JdbiEvents(opened.database());
        this.webhooks = new JdbiWebhooks(opened.database(), stores.secrets().vault());
        this.deliveries = new JdbiDeliveries(opened.database(), stores.secrets().vault());
        this.sender = new HttpWebhookSender(wiring.webhooks(), wiring.jira());
        this.clock = wiring.clock();
    }

    ReadEvents events() {
        return new ReadEvents(events);
    }

    UseCases.Webhooks webhooks() {
        return new UseCases.Webhooks(
                new ListWebhooks(webhooks),
                new AddWebhook(webhooks, sender, random, stores.trail(), clock),
                new ReadWebhook(webhooks),
                new UpdateWebhook(webhooks, sender, stores.trail()),
                new RemoveWebhook(webhooks, stores.trail()),
                new TestWebhook(webhooks, sender, random, clock),
                new ListDeliveries(webhooks, deliveries),
                new ReplayDelivery(webhooks, deliveries));
    }

    /** What happened is told within a second or two. */
    void begin(Background background) {
        HandOutEvents handOut = new HandOutEvents(events, deliveries, stores.accounts());
        TellWebhooks tell = new TellWebhooks(
                events, deliveries, sender, stores.accounts(), new Repetition(random::nextDouble), clock);
        background
                .every(SOON, background.untilDone(new SettleEvents(events)::settle))
                .every(SOON, background.untilDone(handOut::handOut))
                .every(Duration.ofHours(1), () -> {
                    events.forget(KEPT);
                    deliveries.forget(KEPT);
                });
        for (int thread = 0; thread < TELLERS; thread++) {
            background.every(SOON, background.untilDone(tell::tellNext));
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}

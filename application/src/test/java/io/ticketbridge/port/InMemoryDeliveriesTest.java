package io.ticketbridge.port;

import java.time.Clock;

class InMemoryDeliveriesTest implements DeliveriesContract {
    private final InMemoryEvents events = new InMemoryEvents(Clock.systemUTC());
    private final InMemoryTicketStore tickets = new InMemoryTicketStore(events);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(events);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(webhooks, Clock.systemUTC());

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public TicketStore tickets() {
        return tickets;
    }

    @Override
    public CommentStore comments() {
        return comments;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

package io.ticketbridge.port;

import java.time.Clock;

class InMemoryEventsTest implements EventsContract {
    private final InMemoryEvents events = new InMemoryEvents(Clock.systemUTC());
    private final InMemoryTicketStore tickets = new InMemoryTicketStore(events);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryAttachmentStore attachments = new InMemoryAttachmentStore(tickets, accounts);
    private final InMemoryCheckups checkups = new InMemoryCheckups(integrations, events, Clock.systemUTC());

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
    public AttachmentStore attachments() {
        return attachments;
    }

    @Override
    public Checkups checkups() {
        return checkups;
    }

    @Override
    public Integrations integrations() {
        return integrations;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

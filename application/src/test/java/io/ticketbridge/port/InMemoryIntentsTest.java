package io.ticketbridge.port;

import java.time.Clock;

class InMemoryIntentsTest implements IntentsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryAttachmentStore attachments = new InMemoryAttachmentStore(tickets, accounts);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(Clock.systemUTC());
    private final InMemoryIntents intents =
            new InMemoryIntents(tickets, comments, attachments, audit, Clock.systemUTC());

    @Override
    public Intents intents() {
        return intents;
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
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }
}

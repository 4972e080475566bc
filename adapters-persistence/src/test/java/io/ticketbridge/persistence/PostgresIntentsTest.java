package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.AuditLog;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.IntentsContract;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;

class PostgresIntentsTest implements IntentsContract {
    private final Database database = Databases.postgres();

    @Override
    public Intents intents() {
        return new JdbiIntents(database);
    }

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public CommentStore comments() {
        return new JdbiCommentStore(database);
    }

    @Override
    public AttachmentStore attachments() {
        return new JdbiAttachmentStore(database);
    }

    @Override
    public AuditLog audit() {
        return new JdbiAuditLog(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

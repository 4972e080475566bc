package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.Events;
import io.ticketbridge.port.EventsContract;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class PostgresEventsTest implements EventsContract {
    private final Database database = Databases.postgres();
    private final Vault vault = PostgresIntegrationsTest.VAULT;
    private final JdbiEvents events = new JdbiEvents(database);

    @Override
    public Events events() {
        return events;
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
    public Checkups checkups() {
        return new JdbiCheckups(database);
    }

    @Override
    public Integrations integrations() {
        return new JdbiIntegrations(database, vault);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

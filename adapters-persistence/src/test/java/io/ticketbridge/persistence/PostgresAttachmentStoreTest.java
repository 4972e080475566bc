package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.AttachmentStoreContract;
import io.ticketbridge.port.TicketStore;
import java.time.Clock;

class PostgresAttachmentStoreTest implements AttachmentStoreContract {
    private final Database database = Databases.postgres();

    @Override
    public AttachmentStore attachments() {
        return new JdbiAttachmentStore(database);
    }

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

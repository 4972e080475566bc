package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.TicketStoreContract;
import java.time.Clock;

class H2TicketStoreTest implements TicketStoreContract {
    private final Database database = Databases.h2();
    /** One for each test, for it remembers what it has read. */
    private final TicketStore tickets = new JdbiTicketStore(database);

    @Override
    public TicketStore tickets() {
        return tickets;
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

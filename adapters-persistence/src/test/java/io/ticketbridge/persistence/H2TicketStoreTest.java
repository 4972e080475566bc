package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.TicketStoreContract;
import java.time.Clock;

class H2TicketStoreTest implements TicketStoreContract {
    private final Database database = Databases.h2();

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.TicketStoreContract;
import java.time.Clock;

class PostgresTicketStoreTest implements TicketStoreContract {
    private final Database database = Databases.postgres();

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

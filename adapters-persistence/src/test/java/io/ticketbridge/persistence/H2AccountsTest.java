package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AccountsContract;
import java.time.Clock;

class H2AccountsTest implements AccountsContract {
    private final Database database = Databases.h2();

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

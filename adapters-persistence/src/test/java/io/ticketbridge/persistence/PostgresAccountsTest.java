package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AccountsContract;
import java.time.Clock;

class PostgresAccountsTest implements AccountsContract {
    private final Database database = Databases.postgres();

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

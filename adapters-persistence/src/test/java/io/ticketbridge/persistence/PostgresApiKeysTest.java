package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeysContract;
import java.time.Clock;

class PostgresApiKeysTest implements ApiKeysContract {
    private final Database database = Databases.postgres();
    /** One for each test, for it remembers what it has read. */
    private final ApiKeys keys = new JdbiApiKeys(database);

    @Override
    public ApiKeys keys() {
        return keys;
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

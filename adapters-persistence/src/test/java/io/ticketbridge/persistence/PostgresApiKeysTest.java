package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeysContract;
import java.time.Clock;

class PostgresApiKeysTest implements ApiKeysContract {
    private final Database database = Databases.postgres();

    @Override
    public ApiKeys keys() {
        return new JdbiApiKeys(database);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

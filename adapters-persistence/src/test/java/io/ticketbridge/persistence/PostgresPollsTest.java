package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Polls;
import io.ticketbridge.port.PollsContract;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class PostgresPollsTest implements PollsContract {
    private final Database database = Databases.postgres();
    private final Vault vault = PostgresIntegrationsTest.VAULT;

    @Override
    public Polls polls() {
        return new JdbiPolls(database);
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

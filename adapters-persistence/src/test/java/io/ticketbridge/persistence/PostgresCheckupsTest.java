package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.CheckupsContract;
import io.ticketbridge.port.Integrations;
import java.time.Clock;

class PostgresCheckupsTest implements CheckupsContract {
    private final Database database = Databases.postgres();

    @Override
    public Checkups checkups() {
        return new JdbiCheckups(database);
    }

    @Override
    public Integrations integrations() {
        return new JdbiIntegrations(database, PostgresIntegrationsTest.VAULT);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

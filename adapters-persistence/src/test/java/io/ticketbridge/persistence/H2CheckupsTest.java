package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Checkups;
import io.ticketbridge.port.CheckupsContract;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class H2CheckupsTest implements CheckupsContract {
    private final Database database = Databases.h2();
    private final Vault vault = new EnvelopeVault(VaultKeys.random());

    @Override
    public Checkups checkups() {
        return new JdbiCheckups(database);
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

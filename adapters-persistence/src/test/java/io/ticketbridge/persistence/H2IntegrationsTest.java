package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IntegrationsContract;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class H2IntegrationsTest implements IntegrationsContract {
    private final Database database = Databases.h2();

    private final Vault vault = new EnvelopeVault(VaultKeys.random());

    @Override
    public Integrations integrations() {
        return new JdbiIntegrations(database, vault);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.IntegrationsContract;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class PostgresIntegrationsTest implements IntegrationsContract {
    private final Database database = Databases.postgres();

    /** The server is shared, and to list all is to open all: so the key is shared too. */
    static final Vault VAULT = new EnvelopeVault(VaultKeys.random());

    @Override
    public Integrations integrations() {
        return new JdbiIntegrations(database, VAULT);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

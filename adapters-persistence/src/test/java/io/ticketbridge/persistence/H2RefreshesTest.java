package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Refreshes;
import io.ticketbridge.port.RefreshesContract;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class H2RefreshesTest implements RefreshesContract {
    private final Database database = Databases.h2();
    private final Vault vault = new EnvelopeVault(VaultKeys.random());

    @Override
    public Refreshes refreshes() {
        return new JdbiRefreshes(database);
    }

    @Override
    public TicketStore tickets() {
        return new JdbiTicketStore(database);
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

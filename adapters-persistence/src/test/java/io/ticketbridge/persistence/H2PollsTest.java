package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Integrations;
import io.ticketbridge.port.Polls;
import io.ticketbridge.port.PollsContract;
import io.ticketbridge.port.Vault;
import java.time.Clock;

class H2PollsTest implements PollsContract {
    private final Database database = Databases.h2();
    private final Vault vault = new EnvelopeVault(VaultKeys.random());

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

package io.ticketbridge.persistence;

import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Vault;
import io.ticketbridge.port.Webhooks;
import io.ticketbridge.port.WebhooksContract;
import java.time.Clock;

class H2WebhooksTest implements WebhooksContract {
    private final Database database = Databases.h2();
    private final Vault vault = new EnvelopeVault(VaultKeys.random());

    @Override
    public Webhooks webhooks() {
        return new JdbiWebhooks(database, vault);
    }

    @Override
    public Accounts accounts() {
        return new JdbiAccounts(database, Clock.systemUTC());
    }
}

package io.ticketbridge.port;

import java.time.Clock;

class InMemoryCheckupsTest implements CheckupsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Integrations integrations = new InMemoryIntegrations(accounts);
    private final Checkups checkups = new InMemoryCheckups(integrations, Clock.systemUTC());

    @Override
    public Checkups checkups() {
        return checkups;
    }

    @Override
    public Integrations integrations() {
        return integrations;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

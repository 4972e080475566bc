package io.ticketbridge.port;

class InMemoryIntegrationsTest implements IntegrationsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Integrations integrations = new InMemoryIntegrations(accounts);

    @Override
    public Integrations integrations() {
        return integrations;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

package io.ticketbridge.port;

import java.time.Clock;

class InMemoryRefreshesTest implements RefreshesContract {
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryRefreshes refreshes = new InMemoryRefreshes(tickets, Clock.systemUTC());

    @Override
    public Refreshes refreshes() {
        return refreshes;
    }

    @Override
    public TicketStore tickets() {
        return tickets;
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

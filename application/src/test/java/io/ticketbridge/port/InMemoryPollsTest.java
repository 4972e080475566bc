package io.ticketbridge.port;

import java.time.Clock;

class InMemoryPollsTest implements PollsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryPolls polls = new InMemoryPolls(integrations, Clock.systemUTC());

    @Override
    public Polls polls() {
        return polls;
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

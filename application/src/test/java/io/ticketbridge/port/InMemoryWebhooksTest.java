package io.ticketbridge.port;

import java.time.Clock;

class InMemoryWebhooksTest implements WebhooksContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(new InMemoryEvents(Clock.systemUTC()));

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

package io.ticketbridge.port;

import java.time.Clock;

class InMemoryIntentsTest implements IntentsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryIntents intents = new InMemoryIntents(tickets, Clock.systemUTC());

    @Override
    public Intents intents() {
        return intents;
    }

    @Override
    public TicketStore tickets() {
        return tickets;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

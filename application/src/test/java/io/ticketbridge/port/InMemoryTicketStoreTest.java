package io.ticketbridge.port;

class InMemoryTicketStoreTest implements TicketStoreContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();

    @Override
    public TicketStore tickets() {
        return tickets;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

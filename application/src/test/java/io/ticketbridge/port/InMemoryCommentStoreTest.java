package io.ticketbridge.port;

class InMemoryCommentStoreTest implements CommentStoreContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final CommentStore comments = new InMemoryCommentStore(tickets, accounts);

    @Override
    public CommentStore comments() {
        return comments;
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

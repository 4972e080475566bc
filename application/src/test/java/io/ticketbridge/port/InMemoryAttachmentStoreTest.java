package io.ticketbridge.port;

class InMemoryAttachmentStoreTest implements AttachmentStoreContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final AttachmentStore attachments = new InMemoryAttachmentStore(tickets, accounts);

    @Override
    public AttachmentStore attachments() {
        return attachments;
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

package io.ticketbridge.port;

class InMemoryAccountsTest implements AccountsContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

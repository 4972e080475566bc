package io.ticketbridge.port;

class InMemoryApiKeysTest implements ApiKeysContract {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final ApiKeys keys = new InMemoryApiKeys(accounts);

    @Override
    public ApiKeys keys() {
        return keys;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}

package io.ticketbridge.port;

class InMemoryVaultTest implements VaultContract {
    private final Vault vault = new InMemoryVault();

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Vault otherVault() {
        return new InMemoryVault();
    }
}

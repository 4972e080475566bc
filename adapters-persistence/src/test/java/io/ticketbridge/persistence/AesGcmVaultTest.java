package io.ticketbridge.persistence;

import io.ticketbridge.port.Vault;
import io.ticketbridge.port.VaultContract;

class AesGcmVaultTest implements VaultContract {
    private final Vault vault = new AesGcmVault(VaultKeys.random());

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Vault otherVault() {
        return new AesGcmVault(VaultKeys.random());
    }
}

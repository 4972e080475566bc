package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys for tests. */
final class VaultKeys {
    private VaultKeys() {}

    static VaultKey random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return VaultKey.parse(new Secret(Base64.getEncoder().encodeToString(bytes)));
    }
}

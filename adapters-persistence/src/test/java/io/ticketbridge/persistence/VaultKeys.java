package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keys for tests. */
final class VaultKeys {
    private VaultKeys() {}

    static KeyRing random() {
        return ring(VaultKey.random());
    }

    static KeyRing ring(VaultKey... keys) {
        return KeyRing.load(new KeySource.Text(text(keys), "the test"));
    }

    static Secret text(VaultKey... keys) {
        return new Secret(Arrays.stream(keys).map(key -> key.base64().value()).collect(Collectors.joining("\n")));
    }
}

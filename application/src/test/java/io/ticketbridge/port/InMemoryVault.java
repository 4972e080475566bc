package io.ticketbridge.port;

import io.ticketbridge.domain.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The twin of {@link Vault}: keeps secrets under tickets. */
public final class InMemoryVault implements Vault {
    private record Sealed(Secret secret, String place) {}

    private final Map<String, Sealed> contents = new HashMap<>();

    @Override
    public synchronized String seal(Secret secret, String place) {
        String sealed = "sealed-" + contents.size();
        contents.put(sealed, new Sealed(secret, place));
        return sealed;
    }

    @Override
    public synchronized Secret open(String sealed, String place) {
        return Optional.ofNullable(contents.get(sealed))
                .filter(found -> found.place().equals(place))
                .map(Sealed::secret)
                .orElseThrow(() -> new IllegalStateException("Not sealed here for " + place));
    }
}

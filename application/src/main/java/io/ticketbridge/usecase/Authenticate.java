package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.time.Clock;

/** Turns an API key into who is asking. A key whose checksum is wrong is refused without a look-up. */
public final class Authenticate {
    private final ApiKeys keys;
    private final Accounts accounts;
    private final Clock clock;

    public Authenticate(ApiKeys keys, Accounts accounts, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Who is asking, and under which of their keys. */
    public record Identity(Viewer viewer, KeyId key) {}

    public Identity authenticate(String presented) {
        StoredKey key = ApiKey.parse(presented)
                .flatMap(parsed -> keys.find(parsed.hash()))
                .filter(found -> !found.isExpired(clock.instant()))
                .orElseThrow(Refusal.NotAuthenticated::new);
        keys.used(key.id(), clock.instant());
        return new Identity(viewer(key), key.id());
    }

    private Viewer viewer(StoredKey key) {
        return accounts.findUser(key.user())
                .map(user -> new Viewer(user, accounts.teamsOf(user.id()), key.team()))
                .orElseThrow(Refusal.NotAuthenticated::new);
    }
}

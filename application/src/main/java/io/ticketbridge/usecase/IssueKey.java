package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.NewKey;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes an API key, keeps its hash, and gives the key itself out this once. */
public final class IssueKey {
    /** A new key, in the clear for the only time. */
    public record Issued(ApiKey key, StoredKey stored) {}

    private final ApiKeys keys;
    private final SecureRandom random;
    private final Clock clock;

    public IssueKey(ApiKeys keys, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** @param life for how long it is good; empty: until it is revoked */
    public Issued issue(UserId user, Optional<TeamId> team, String name, Optional<Duration> life) {
        ApiKey key = ApiKey.generate(random);
        Instant now = clock.instant();
        NewKey wanted = new NewKey(user, team, name, key.hash(), key.hint(), now, life.map(now::plus));
        return new Issued(key, keys.add(wanted));
    }
}

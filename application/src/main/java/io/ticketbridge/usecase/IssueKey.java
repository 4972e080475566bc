package io.ticketbridge.usecase;

import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.ApiKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes an API key for the operator, keeps its hash, and gives the key itself out this once. */
public final class IssueKey {
    private final KeyMaking making;
    private final Clock clock;

    public IssueKey(ApiKeys keys, SecureRandom random, Clock clock) {
        this.making = new KeyMaking(keys, random);
        this.clock = clock;
    }

    /** @param life for how long it is good; empty: until it is revoked */
    public IssuedKey issue(UserId user, Optional<TeamId> team, String name, Optional<Duration> life) {
        Instant now = clock.instant();
        return making.make(user, team, name, now, life.map(now::plus));
    }
}

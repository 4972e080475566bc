package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.ApiKeys.NewKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** Makes a key and keeps its hash, whoever has it made. */
final class KeyMaking {
    private final ApiKeys keys;
    private final SecureRandom random;

    KeyMaking(ApiKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    IssuedKey make(UserId user, Optional<TeamId> team, String name, Instant now, Optional<Instant> end) {
        ApiKey key = ApiKey.generate(random);
        NewKey wanted = new NewKey(user, team, name, key.hash(), key.hint(), now, end);
        return new IssuedKey(key, KeyDetails.of(keys.add(wanted)));
    }
}

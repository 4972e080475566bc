package io.ticketbridge.usecase;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.ApiKeys.StoredKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key by what it is known, which is not the key itself.
 *
 * @param team the team within which its user acts with it
 * @param hint the last characters of the key
 * @param expiresAt from when on it is refused
 * @param lastUsedAt to the minute
 */
public record KeyDetails(
        KeyId id,
        UserId user,
        Optional<TeamId> team,
        String name,
        String hint,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    static KeyDetails of(StoredKey key) {
        return new KeyDetails(
                key.id(),
                key.user(),
                key.team(),
                key.name(),
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt());
    }
}

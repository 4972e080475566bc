package io.ticketbridge.port;

import io.ticketbridge.domain.ApiKeyHash;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the hashes of API keys, never a key. */
public interface ApiKeys {
    /**
     * A key that is to be kept.
     *
     * @param team the team within which the user acts with it
     * @param hint the last characters of the key
     * @param expiresAt from when on it is refused
     */
    record NewKey(
            UserId user,
            Optional<TeamId> team,
            String name,
            ApiKeyHash hash,
            String hint,
            Instant createdAt,
            Optional<Instant> expiresAt) {}

    /**
     * A key as it is kept.
     *
     * @param lastUsedAt to the minute
     */
    record StoredKey(
            KeyId id,
            UserId user,
            Optional<TeamId> team,
            String name,
            String hint,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {
        /** As it is right after it was added. */
        public static StoredKey of(KeyId id, NewKey key) {
            return new StoredKey(
                    id,
                    key.user(),
                    key.team(),
                    key.name(),
                    key.hint(),
                    key.createdAt(),
                    key.expiresAt(),
                    Optional.empty(),
                    Optional.empty());
        }

        public boolean isExpired(Instant now) {
            return expiresAt.map(at -> !now.isBefore(at)).orElse(false);
        }
    }

    StoredKey add(NewKey key);

    /** The key with this hash, also when it has expired, unless it was revoked or its user removed. */
    Optional<StoredKey> find(ApiKeyHash hash);

    /** All keys of a user, revoked ones too, newest first. */
    List<StoredKey> list(UserId user);

    /** From the moment that this returns the key is refused on every node. Empty where there is no such key. */
    Optional<StoredKey> revoke(KeyId id, Instant now);

    /** Notes that a key was used. Written at most once a minute for each key. */
    void used(KeyId id, Instant now);
}

package io.ticketbridge.port;

import io.ticketbridge.domain.ApiKeyHash;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            return isOver(expiresAt, now);
        }

        /** Whether its user may act with it. */
        public boolean isGood(Instant now) {
            return revokedAt.isEmpty() && !isExpired(now);
        }
    }

    /**
     * Who acts with a key.
     *
     * @param key in a session the one under which it was begun
     * @param keyTeam the team within which they act with it
     * @param expiresAt from when on it is refused; in a session, when that ends
     * @param teams their part in each of their teams
     */
    record Holder(
            KeyId key, Optional<TeamId> keyTeam, Optional<Instant> expiresAt, User user, Map<TeamId, TeamRole> teams) {
        public Holder {
            teams = Map.copyOf(teams);
        }

        public boolean isExpired(Instant now) {
            return isOver(expiresAt, now);
        }
    }

    StoredKey add(NewKey key);

    /**
     * Begins a session: another key, by which its holder acts as under this one until {@code end}, and no longer than under this
     * one itself. It is in no list.
     *
     * @return when it ends; empty where the key is not there any more
     */
    Optional<Instant> beginSession(KeyId under, ApiKeyHash hash, Instant now, Instant end);

    /** From the moment that this returns the session is over on every node. To end what is none, or over, does nothing. */
    void endSession(ApiKeyHash hash);

    /**
     * Who acts with the key of this hash at that moment. One that was revoked, has expired or whose user was removed is looked for
     * just as one that nobody ever had, so that the time does not tell them apart.
     */
    Optional<Holder> holder(ApiKeyHash hash, Instant now);

    /** Finds a revoked key too, but none of a user or team that was removed. */
    Optional<StoredKey> find(KeyId id);

    /** All keys of a user, revoked ones too, newest first. */
    List<StoredKey> list(UserId user);

    /** From the moment that this returns the key is refused on every node. Empty where there is no such key. */
    Optional<StoredKey> revoke(KeyId id, Instant now);

    /**
     * Notes that a key was used. Written at most once a minute for each key.
     *
     * @return the key as it was before, where it is written
     */
    Optional<StoredKey> used(KeyId id, Instant now);

    private static boolean isOver(Optional<Instant> end, Instant now) {
        return end.map(at -> !now.isBefore(at)).orElse(false);
    }
}

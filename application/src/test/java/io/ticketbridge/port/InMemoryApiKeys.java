package io.ticketbridge.port;

import io.ticketbridge.domain.ApiKeyHash;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The twin of {@link ApiKeys}. */
public final class InMemoryApiKeys implements ApiKeys, InMemoryAccounts.Listener {
    private record Session(ApiKeyHash under, Instant end) {}

    private final Map<ApiKeyHash, StoredKey> keys = new LinkedHashMap<>();
    private final Map<ApiKeyHash, Session> sessions = new HashMap<>();
    private final Set<UserId> removed = new HashSet<>();
    private final InMemoryAccounts accounts;
    private long last;

    public InMemoryApiKeys(InMemoryAccounts accounts) {
        this.accounts = accounts;
        accounts.listen(this);
    }

    @Override
    public synchronized StoredKey add(NewKey wanted) {
        StoredKey key = StoredKey.of(new KeyId(++last), wanted);
        keys.put(wanted.hash(), key);
        return key;
    }

    @Override
    public synchronized Optional<Instant> beginSession(KeyId under, ApiKeyHash hash, Instant now, Instant end) {
        return keys.entrySet().stream()
                .filter(key -> key.getValue().id().equals(under))
                .filter(key -> key.getValue().revokedAt().isEmpty())
                .findFirst()
                .map(key -> {
                    Instant sooner =
                            key.getValue().expiresAt().filter(end::isAfter).orElse(end);
                    sessions.put(hash, new Session(key.getKey(), sooner));
                    return sooner;
                });
    }

    @Override
    public synchronized void endSession(ApiKeyHash hash) {
        sessions.remove(hash);
    }

    @Override
    public synchronized Optional<Holder> holder(ApiKeyHash hash, Instant now) {
        return Optional.ofNullable(sessions.get(hash))
                .filter(session -> now.isBefore(session.end()))
                .flatMap(session -> ofKey(session.under(), now).map(holder -> until(holder, session.end())))
                .or(() -> ofKey(hash, now));
    }

    private static Holder until(Holder holder, Instant end) {
        return new Holder(holder.key(), holder.keyTeam(), Optional.of(end), holder.user(), holder.teams());
    }

    private Optional<Holder> ofKey(ApiKeyHash hash, Instant now) {
        return Optional.ofNullable(keys.get(hash))
                .filter(key -> key.revokedAt().isEmpty() && !key.isExpired(now) && !removed.contains(key.user()))
                .flatMap(key -> accounts.findUser(key.user())
                        .map(user ->
                                new Holder(key.id(), key.team(), key.expiresAt(), user, accounts.teamsOf(user.id()))));
    }

    @Override
    public synchronized Optional<StoredKey> find(KeyId id) {
        return keys.values().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<StoredKey> list(UserId user) {
        return keys.values().stream()
                .filter(key -> key.user().equals(user))
                .sorted(Comparator.comparing((StoredKey key) -> key.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public synchronized Optional<StoredKey> revoke(KeyId id, Instant now) {
        change(id, key -> key.revokedAt().isPresent() ? key : with(key, key.lastUsedAt(), Optional.of(now)));
        return find(id);
    }

    @Override
    public synchronized Optional<StoredKey> used(KeyId id, Instant now) {
        Optional<StoredKey> due = find(id).filter(key -> key.lastUsedAt()
                .map(last -> last.plus(Duration.ofMinutes(1)).isBefore(now))
                .orElse(true));
        due.ifPresent(key -> change(id, before -> with(before, Optional.of(now), before.revokedAt())));
        return due;
    }

    @Override
    public synchronized void userRemoved(UserId id) {
        removed.add(id);
        keys.values().removeIf(key -> key.user().equals(id));
    }

    @Override
    public synchronized void teamRemoved(TeamId id) {
        keys.values().removeIf(key -> key.team().equals(Optional.of(id)));
    }

    private void change(KeyId id, UnaryOperator<StoredKey> change) {
        keys.replaceAll((hash, key) -> key.id().equals(id) ? change.apply(key) : key);
    }

    private static StoredKey with(StoredKey key, Optional<Instant> lastUsedAt, Optional<Instant> revokedAt) {
        return new StoredKey(
                key.id(),
                key.user(),
                key.team(),
                key.name(),
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                lastUsedAt,
                revokedAt);
    }
}

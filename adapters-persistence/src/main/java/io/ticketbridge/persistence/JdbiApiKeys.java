package io.ticketbridge.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketbridge.domain.ApiKeyHash;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.ApiKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Hashes of API keys as rows of {@code api_keys}. */
public final class JdbiApiKeys implements ApiKeys {
    private static final String COLUMNS =
            "id, user_id, team_id, name, hint, created_at, expires_at, last_used_at, revoked_at";

    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    /** How many keys are in use at a time. */
    private static final int MOST = 10_000;
    /** Whether it still holds is asked each time. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Database database;
    private final Remembered<ApiKeyHash, Holder> holders;
    private final Cache<KeyId, Instant> notes =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public JdbiApiKeys(Database database) {
        this.database = database;
        this.holders = new Remembered<>(new Versions(database), MOST, LONGEST, (hash, holder) -> 1);
    }

    @Override
    public StoredKey add(NewKey key) {
        long id = database.durably(handle -> insert(handle, key, Optional.empty()));
        return StoredKey.of(new KeyId(id), key);
    }

    @Override
    public Optional<Instant> beginSession(KeyId under, ApiKeyHash hash, Instant now, Instant end) {
        return database.durably(handle -> {
            handle.createUpdate("delete from api_keys where begun_under = :under and expires_at <= :now")
                    .bind("under", under.value())
                    .bind("now", now)
                    .execute();
            return find(handle, under)
                    .filter(key -> key.revokedAt().isEmpty())
                    .map(key -> begin(handle, key, hash, now, end));
        });
    }

    @Override
    public void endSession(ApiKeyHash hash) {
        database.durably(handle -> {
            Optional<UserId> whose = handle.createQuery(
                            "select user_id from api_keys where hash = :hash and begun_under is not null")
                    .bind("hash", hash.value())
                    .mapTo(Long.class)
                    .findOne()
                    .map(UserId::new);
            whose.ifPresent(user -> {
                Versions.changed(handle, user);
                handle.createUpdate("delete from api_keys where hash = :hash")
                        .bind("hash", hash.value())
                        .execute();
            });
            return whose;
        });
    }

    @Override
    public Optional<Holder> holder(ApiKeyHash hash, Instant now) {
        return holders.find(hash).filter(known -> !known.isExpired(now)).or(() -> database.reading(
                        handle -> HolderRows.find(handle, hash, now))
                .map(found -> {
                    holders.keep(hash, found.holder().user().id(), found.version(), found.holder());
                    return found.holder();
                }));
    }

    @Override
    public Optional<StoredKey> find(KeyId id) {
        return database.reading(handle -> find(handle, id));
    }

    @Override
    public List<StoredKey> list(UserId user) {
        return database.reading(handle -> handle.createQuery("select " + COLUMNS
                        + " from api_keys where user_id = :user and begun_under is null order by id desc")
                .bind("user", user.value())
                .map(JdbiApiKeys::key)
                .list());
    }

    @Override
    public Optional<StoredKey> revoke(KeyId id, Instant now) {
        return database.durably(handle -> {
            handle.createUpdate("update api_keys set revoked_at = :now where id = :id and revoked_at is null")
                    .bind("now", now)
                    .bind("id", id.value())
                    .execute();
            Optional<StoredKey> revoked = find(handle, id);
            revoked.ifPresent(key -> Versions.changed(handle, key.user()));
            return revoked;
        });
    }

    @Override
    public Optional<StoredKey> used(KeyId id, Instant now) {
        Instant due = now.minus(BETWEEN_NOTES);
        Instant noted = notes.getIfPresent(id);
        if (noted != null && !due.isAfter(noted)) {
            return Optional.empty();
        }
        Optional<StoredKey> before = database.reading(handle -> find(handle, id))
                .filter(key -> key.lastUsedAt().map(due::isAfter).orElse(true));
        before.ifPresent(key -> database.quickly(handle -> note(handle, id, now, due)));
        notes.put(id, now);
        return before;
    }

    private static Instant begin(Handle handle, StoredKey under, ApiKeyHash hash, Instant now, Instant end) {
        Instant sooner = under.expiresAt().filter(end::isAfter).orElse(end);
        NewKey session = new NewKey(under.user(), under.team(), "session", hash, "", now, Optional.of(sooner));
        insert(handle, session, Optional.of(under.id()));
        return sooner;
    }

    private static long insert(Handle handle, NewKey key, Optional<KeyId> under) {
        return handle.createUpdate("""
                        insert into api_keys (user_id, team_id, name, hash, hint, created_at, expires_at, begun_under)
                        values (:user, :team, :name, :hash, :hint, :created, :expires, :under)""")
                .bind("user", key.user().value())
                .bind("team", key.team().map(TeamId::value).orElse(null))
                .bind("name", key.name())
                .bind("hash", key.hash().value())
                .bind("hint", key.hint())
                .bind("created", key.createdAt())
                .bind("expires", key.expiresAt().orElse(null))
                .bind("under", under.map(KeyId::value).orElse(null))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Looks again, for another request or node may have noted it meanwhile. */
    private static int note(Handle handle, KeyId id, Instant now, Instant due) {
        return handle.createUpdate("update api_keys set last_used_at = :now"
                        + " where id = :id and (last_used_at is null or last_used_at < :due)")
                .bind("now", now)
                .bind("due", due)
                .bind("id", id.value())
                .execute();
    }

    private static Optional<StoredKey> find(Handle handle, KeyId id) {
        return handle.createQuery("select " + COLUMNS + " from api_keys where id = :id and begun_under is null")
                .bind("id", id.value())
                .map(JdbiApiKeys::key)
                .findOne();
    }

    private static StoredKey key(ResultSet row, StatementContext context) throws SQLException {
        return new StoredKey(
                new KeyId(row.getLong("id")),
                new UserId(row.getLong("user_id")),
                Rows.optionalId(row, "team_id", TeamId::new),
                row.getString("name"),
                row.getString("hint"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "expires_at"),
                Rows.optionalInstant(row, "last_used_at"),
                Rows.optionalInstant(row, "revoked_at"));
    }
}

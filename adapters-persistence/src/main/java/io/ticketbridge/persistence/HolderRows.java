package io.ticketbridge.persistence;

import io.ticketbridge.domain.ApiKeyHash;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.port.ApiKeys.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Who holds a key, from one statement, and so as of one moment; a row for each of their teams. */
final class HolderRows {
    private static final String SELECT = "select coalesce(o.id, k.id) as key_id, k.team_id as key_team, k.expires_at,"
            + " u.id, u.username, u.email, u.role, u.version, m.team_id, m.role as team_role"
            + " from api_keys k join users u on u.id = k.user_id left join memberships m on m.user_id = u.id"
            + " left join api_keys o on o.id = k.begun_under"
            + " where k.hash = :hash and k.revoked_at is null and o.revoked_at is null and u.removed_at is null"
            + " and (k.expires_at is null or k.expires_at > :now)";

    private HolderRows() {}

    /** @param version of what is the holder's, at that moment */
    record Found(Holder holder, long version) {
        private Found with(Found other) {
            Map<TeamId, TeamRole> teams = new HashMap<>(holder.teams());
            teams.putAll(other.holder.teams());
            return new Found(
                    new Holder(holder.key(), holder.keyTeam(), holder.expiresAt(), holder.user(), teams), version);
        }
    }

    static Optional<Found> find(Handle handle, ApiKeyHash hash, Instant now) {
        return handle.createQuery(SELECT).bind("hash", hash.value()).bind("now", now).map(HolderRows::row).stream()
                .reduce(Found::with);
    }

    private static Found row(ResultSet row, StatementContext context) throws SQLException {
        Optional<TeamId> team = Rows.optionalId(row, "team_id", TeamId::new);
        Map<TeamId, TeamRole> teams =
                team.isPresent() ? Map.of(team.get(), TeamRole.valueOf(row.getString("team_role"))) : Map.of();
        Holder holder = new Holder(
                new KeyId(row.getLong("key_id")),
                Rows.optionalId(row, "key_team", TeamId::new),
                Rows.optionalInstant(row, "expires_at"),
                JdbiAccounts.user(row, context),
                teams);
        return new Found(holder, row.getLong("version"));
    }
}

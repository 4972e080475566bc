package io.ticketbridge.persistence;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Who is in which team, from one statement for all that are asked for. */
final class MembershipRows {
    private static final String SELECT = "select t.id as team_id, t.name as team_name, m.role as team_role,"
            + " u.id, u.username, u.email, u.role"
            + " from memberships m join teams t on t.id = m.team_id join users u on u.id = m.user_id"
            + " where u.removed_at is null";

    private MembershipRows() {}

    static List<Membership> all(Handle handle) {
        return handle.createQuery(SELECT + " order by t.name, u.username")
                .map(MembershipRows::row)
                .list();
    }

    static List<Membership> of(Handle handle, TeamId team) {
        return handle.createQuery(SELECT + " and t.id = :team order by u.username")
                .bind("team", team.value())
                .map(MembershipRows::row)
                .list();
    }

    private static Membership row(ResultSet row, StatementContext context) throws SQLException {
        return new Membership(
                new Team(new TeamId(row.getLong("team_id")), row.getString("team_name")),
                JdbiAccounts.user(row, context),
                TeamRole.valueOf(row.getString("team_role")));
    }
}

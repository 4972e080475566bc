package io.ticketbridge.persistence;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Accounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Users, teams and memberships as rows. */
public final class JdbiAccounts implements Accounts {
    private static final String SELECT_USERS = "select id, username, email, role from users where ";

    private final Database database;
    private final Clock clock;

    public JdbiAccounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public User addUser(String username, String email, Role role) {
        long id = unlessTaken(
                "user",
                username,
                () -> database.durably(handle -> handle.createUpdate(
                                "insert into users (username, email, role) values (:username, :email, :role)")
                        .bind("username", username)
                        .bind("email", email)
                        .bind("role", role.name())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one()));
        return new User(new UserId(id), username, email, role);
    }

    @Override
    public Optional<User> findUser(UserId id) {
        return database.reading(handle -> handle.createQuery(SELECT_USERS + "id = :id and removed_at is null")
                .bind("id", id.value())
                .map(JdbiAccounts::user)
                .findOne());
    }

    @Override
    public Optional<User> findUser(String username) {
        return database.reading(
                handle -> handle.createQuery(SELECT_USERS + "username = :username and removed_at is null")
                        .bind("username", username)
                        .map(JdbiAccounts::user)
                        .findOne());
    }

    @Override
    public Optional<User> findAuthor(UserId id) {
        return database.reading(handle -> handle.createQuery(SELECT_USERS + "id = :id")
                .bind("id", id.value())
                .map(JdbiAccounts::user)
                .findOne());
    }

    @Override
    public List<User> users() {
        return database.reading(handle -> handle.createQuery(SELECT_USERS + "removed_at is null order by username")
                .map(JdbiAccounts::user)
                .list());
    }

    @Override
    public void removeUser(UserId id) {
        database.durably(handle -> {
            execute(handle, "delete from memberships where user_id = :id", id.value());
            execute(handle, "delete from api_keys where user_id = :id", id.value());
            Versions.changed(handle, id);
            return handle.createUpdate("update users set removed_at = :now where id = :id and removed_at is null")
                    .bind("now", clock.instant())
                    .bind("id", id.value())
                    .execute();
        });
    }

    @Override
    public Team addTeam(String name) {
        long id = unlessTaken(
                "team",
                name,
                () -> database.durably(handle -> handle.createUpdate("insert into teams (name) values (:name)")
                        .bind("name", name)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one()));
        return new Team(new TeamId(id), name);
    }

    @Override
    public Optional<Team> findTeam(TeamId id) {
        return database.reading(handle -> handle.createQuery("select id, name from teams where id = :id")
                .bind("id", id.value())
                .map(JdbiAccounts::team)
                .findOne());
    }

    @Override
    public Optional<Team> findTeam(String name) {
        return database.reading(handle -> handle.createQuery("select id, name from teams where name = :name")
                .bind("name", name)
                .map(JdbiAccounts::team)
                .findOne());
    }

    @Override
    public List<Team> teams() {
        return database.reading(handle -> handle.createQuery("select id, name from teams order by name")
                .map(JdbiAccounts::team)
                .list());
    }

    @Override
    public void removeTeam(TeamId id) {
        database.durably(handle -> {
            Versions.changed(handle, id);
            execute(handle, "delete from memberships where team_id = :id", id.value());
            execute(handle, "delete from api_keys where team_id = :id", id.value());
            execute(handle, "delete from integrations where team_id = :id", id.value());
            return execute(handle, "delete from teams where id = :id", id.value());
        });
    }

    @Override
    public void join(TeamId team, UserId user, TeamRole role) {
        try {
            database.durably(handle -> join(handle, team, user, role));
        } catch (UnableToExecuteStatementException failure) {
            if (SqlErrors.isIntegrityViolation(failure)) {
                throw new Refusal.TeamUnknown();
            }
            throw failure;
        }
    }

    /** To leave takes the user's row, so that whoever else puts them into a team waits. */
    private static int join(Handle handle, TeamId team, UserId user, TeamRole role) {
        leave(handle, team, user);
        return handle.createUpdate("insert into memberships (team_id, user_id, role) values (:team, :user, :role)")
                .bind("team", team.value())
                .bind("user", user.value())
                .bind("role", role.name())
                .execute();
    }

    @Override
    public void leave(TeamId team, UserId user) {
        database.durably(handle -> leave(handle, team, user));
    }

    @Override
    public Map<TeamId, TeamRole> teamsOf(UserId user) {
        return database.reading(
                handle -> handle.createQuery("select team_id, role from memberships where user_id = :user")
                        .bind("user", user.value())
                        .map((row, context) ->
                                Map.entry(new TeamId(row.getLong("team_id")), TeamRole.valueOf(row.getString("role"))))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Membership> members(TeamId team) {
        return database.reading(handle -> MembershipRows.of(handle, team));
    }

    @Override
    public List<Membership> memberships() {
        return database.reading(MembershipRows::all);
    }

    static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                row.getString("username"),
                row.getString("email"),
                Role.valueOf(row.getString("role")));
    }

    private static Team team(ResultSet row, StatementContext context) throws SQLException {
        return new Team(new TeamId(row.getLong("id")), row.getString("name"));
    }

    private static int execute(Handle handle, String sql, long id) {
        return handle.createUpdate(sql).bind("id", id).execute();
    }

    private static int leave(Handle handle, TeamId team, UserId user) {
        Versions.changed(handle, user);
        return handle.createUpdate("delete from memberships where team_id = :team and user_id = :user")
                .bind("team", team.value())
                .bind("user", user.value())
                .execute();
    }

    private static long unlessTaken(String kind, String name, LongSupplier insertion) {
        try {
            return insertion.getAsLong();
        } catch (UnableToExecuteStatementException failure) {
            if (SqlErrors.isIntegrityViolation(failure)) {
                throw new Refusal.NameTaken(kind, name);
            }
            throw failure;
        }
    }
}

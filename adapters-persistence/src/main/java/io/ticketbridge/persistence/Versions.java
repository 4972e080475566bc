package io.ticketbridge.persistence;

import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * How often what is a user's has changed: their keys, their part in teams, their tickets. Whoever changes it says so in the
 * same transaction, on whichever node; whoever remembers what they read asks whether it still holds, each time, and many ask
 * at once. A transaction that changes a ticket, too, takes the ticket's row first.
 */
final class Versions {
    private final Gathering<UserId, State> looks;

    /**
     * What is a user's.
     *
     * @param version of all of it
     * @param tickets how many they have
     * @param lastNumber the highest that one of their tickets ever had among them
     */
    record State(long version, long tickets, long lastNumber) {
        /** Of somebody who is not there. */
        static final State NOTHING = new State(0, 0, 0);

        private static State of(ResultSet row) throws SQLException {
            return new State(row.getLong("version"), row.getLong("tickets"), row.getLong("last_number"));
        }
    }

    Versions(Database database) {
        this.looks = new Gathering<>(users -> database.reading(handle -> read(handle, users)));
    }

    /** What it is at some moment after this was called; empty for whom there is not. */
    Optional<State> of(UserId user) {
        return looks.get(user);
    }

    static void changed(Handle handle, UserId user) {
        change(handle, "", "id = :id", user.value());
    }

    /** Of everybody who is in a team, or has a key for it: to be called before they are not any more. */
    static void changed(Handle handle, TeamId team) {
        String members = "id in (select user_id from memberships where team_id = :id)"
                + " or id in (select user_id from api_keys where team_id = :id)";
        change(handle, "", members, team.value());
    }

    /** They have a ticket more, whose number is the last one from now on. Their row is held until all of it is committed. */
    static void opened(Handle handle, UserId owner) {
        change(handle, ", tickets = tickets + 1, last_number = last_number + 1", "id = :id", owner.value());
    }

    /** They have a ticket less. */
    static void removed(Handle handle, UserId owner) {
        change(handle, ", tickets = tickets - 1", "id = :id", owner.value());
    }

    private static void change(Handle handle, String more, String whose, long id) {
        handle.createUpdate("update users set version = version + 1" + more + " where " + whose)
                .bind("id", id)
                .execute();
    }

    private static Map<UserId, State> read(Handle handle, Set<UserId> users) {
        return handle.createQuery("select id, version, tickets, last_number from users where id in (<users>)")
                .bindList("users", users.stream().map(UserId::value).toList())
                .map((row, context) -> Map.entry(new UserId(row.getLong("id")), State.of(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}

package io.ticketbridge.port;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps users, teams, and who is what in which team. */
public interface Accounts {
    /** @throws io.ticketbridge.domain.Refusal.NameTaken also for the name of a user that was removed */
    User addUser(String username, String email, Role role);

    /** Finds no user that was removed. */
    Optional<User> findUser(UserId id);

    /** Finds no user that was removed. */
    Optional<User> findUser(String username);

    /** Who opened or wrote something, also one that was removed since. */
    Optional<User> findAuthor(UserId id);

    /** Those that were not removed, by username. */
    List<User> users();

    /** Takes away the user's memberships and keys, and hides the user. To remove one twice does nothing. */
    void removeUser(UserId id);

    /** @throws io.ticketbridge.domain.Refusal.NameTaken where a team has this name */
    Team addTeam(String name);

    Optional<Team> findTeam(TeamId id);

    Optional<Team> findTeam(String name);

    /** All, by name. */
    List<Team> teams();

    /** Removes a team, its memberships, its integrations and the keys that belong to it; its tickets stay. */
    void removeTeam(TeamId id);

    /**
     * Makes a user who is known a member or lead of a team, whatever they were in it before.
     *
     * @throws io.ticketbridge.domain.Refusal.TeamUnknown where there is no such team (any more)
     */
    void join(TeamId team, UserId user, TeamRole role);

    /** To leave a team that one is not in does nothing. */
    void leave(TeamId team, UserId user);

    /** The user's part in each of their teams. */
    Map<TeamId, TeamRole> teamsOf(UserId user);

    /** Who is in a team, by username. */
    List<Membership> members(TeamId team);

    /** Who is in which team, of all of them: by the team's name, then by username. */
    List<Membership> memberships();
}

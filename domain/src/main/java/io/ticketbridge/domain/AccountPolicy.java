package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who manages users, teams and API keys, and what a key may make of itself. */
public final class AccountPolicy {
    /** How many good keys a user may have before they make another themselves: each has limits of its own. */
    public static final int MOST_KEYS = 50;

    private AccountPolicy() {}

    /** To manage them is to list, add and remove users and teams, and to say who is in which team. */
    public static boolean adminsMayManageUsersAndTeams(Viewer viewer) {
        return viewer.isAdmin();
    }

    /** So an admin always remains. */
    public static boolean nobodyMayRemoveThemselves(Viewer viewer, UserId user) {
        return !viewer.id().equals(user);
    }

    public static boolean membersAndAdminsMaySeeATeam(Viewer viewer, TeamId team) {
        return viewer.belongsTo(team) || viewer.isAdmin();
    }

    /** To manage keys is to list, make and revoke them. */
    public static boolean ownersAndAdminsMayManageKeys(Viewer viewer, UserId owner) {
        return owner.equals(viewer.id()) || viewer.isAdmin();
    }

    /** Whoever is in no team acts within none. */
    public static boolean membersMayHaveKeysOfATeam(Set<TeamId> teams, TeamId team) {
        return teams.contains(team);
    }

    /**
     * Otherwise whoever finds a key for a month would make themselves one for ever.
     *
     * @param makersEnd when the key ends that the other is made under
     */
    public static boolean noKeyMayOutlastItsMaker(Optional<Instant> makersEnd, Instant end) {
        return makersEnd.map(latest -> !end.isAfter(latest)).orElse(true);
    }
}

package io.ticketbridge.domain;

import java.util.Map;
import java.util.Optional;

/** The people of the demo: alice leads team red, bob is in it, mallory is in none, and there is an admin. */
final class People {
    static final TeamId RED = new TeamId(1);
    static final TeamId BLUE = new TeamId(2);
    static final Viewer ALICE = viewer(42, "alice", Role.USER, Map.of(RED, TeamRole.LEAD));
    static final Viewer BOB = viewer(43, "bob", Role.USER, Map.of(RED, TeamRole.MEMBER));
    static final Viewer MALLORY = viewer(44, "mallory", Role.USER, Map.of());
    static final Viewer ADMIN = viewer(45, "admin", Role.ADMIN, Map.of());

    private People() {}

    private static Viewer viewer(long id, String name, Role role, Map<TeamId, TeamRole> teams) {
        return new Viewer(
                new User(new UserId(id), name, name + "@example.com", role), teams, Optional.empty(), Origin.HERE);
    }
}

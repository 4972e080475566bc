package io.ticketbridge.domain;

import java.util.Map;
import java.util.Optional;

/**
 * Who is asking, with all that decides what they may see and do.
 *
 * @param teams the viewer's part in each of their teams
 * @param keyTeam the team that the key in use belongs to, for as long as its user does
 * @param origin from where they ask, which decides nothing
 */
public record Viewer(User user, Map<TeamId, TeamRole> teams, Optional<TeamId> keyTeam, Origin origin) {
    public Viewer {
        teams = Map.copyOf(teams);
        keyTeam = keyTeam.filter(teams::containsKey);
    }

    public UserId id() {
        return user.id();
    }

    public boolean isAdmin() {
        return user.isAdmin();
    }

    public boolean belongsTo(TeamId team) {
        return teams.containsKey(team);
    }

    public boolean leads(TeamId team) {
        return teams.get(team) == TeamRole.LEAD;
    }
}

package io.ticketbridge.usecase;

import static java.util.stream.Collectors.groupingBy;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the viewer's teams with who is in them, for an admin all teams, by name. */
public final class ListTeams {
    private final Accounts accounts;

    public ListTeams(Accounts accounts) {
        this.accounts = accounts;
    }

    public List<TeamDetails> list(Viewer viewer) {
        Map<TeamId, List<Membership>> members =
                parts(viewer).collect(groupingBy(part -> part.team().id()));
        return accounts.teams().stream()
                .filter(team -> AccountPolicy.membersAndAdminsMaySeeATeam(viewer, team.id()))
                .map(team -> new TeamDetails(team, members.getOrDefault(team.id(), List.of())))
                .toList();
    }

    private Stream<Membership> parts(Viewer viewer) {
        return viewer.isAdmin()
                ? accounts.memberships().stream()
                : viewer.teams().keySet().stream().flatMap(team -> accounts.members(team).stream());
    }
}

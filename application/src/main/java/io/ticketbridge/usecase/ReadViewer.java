package io.ticketbridge.usecase;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the viewer who they are. */
public final class ReadViewer {
    private final Accounts accounts;

    public ReadViewer(Accounts accounts) {
        this.accounts = accounts;
    }

    public UserDetails read(Viewer viewer) {
        List<Membership> parts = viewer.teams().isEmpty()
                ? List.of()
                : accounts.teams().stream().flatMap(team -> part(viewer, team)).toList();
        return new UserDetails(viewer.user(), parts);
    }

    private static Stream<Membership> part(Viewer viewer, Team team) {
        Optional<TeamRole> role = Optional.ofNullable(viewer.teams().get(team.id()));
        return role.map(part -> new Membership(team, viewer.user(), part)).stream();
    }
}

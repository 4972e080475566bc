package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamName;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import java.util.List;

/** Adds a team that nobody is in yet. */
public final class AddTeam {
    private final Accounts accounts;
    private final AuditTrail trail;

    public AddTeam(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.trail = trail;
    }

    public TeamDetails add(Viewer viewer, TeamName name) {
        ManagedPeople.requireAdmin(viewer);
        Team added = accounts.addTeam(name.value());
        trail.changed(AuditEvent.of(AuditAction.TEAM_ADDED, viewer, added.name()));
        return new TeamDetails(added, List.of());
    }
}

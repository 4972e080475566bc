package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;

/** Removes a team with its integrations and the keys that belong to it; its tickets stay. */
public final class RemoveTeam {
    private final Accounts accounts;
    private final ManagedPeople managed;
    private final AuditTrail trail;

    public RemoveTeam(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.managed = new ManagedPeople(accounts);
        this.trail = trail;
    }

    public void remove(Viewer viewer, TeamId id) {
        Team team = managed.team(viewer, id);
        accounts.removeTeam(id);
        trail.changed(AuditEvent.of(AuditAction.TEAM_REMOVED, viewer, team.name()));
    }
}

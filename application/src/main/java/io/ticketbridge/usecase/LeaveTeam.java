package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;

/** Takes a user out of a team; their keys that belong to it open nothing there any more. */
public final class LeaveTeam {
    private final Accounts accounts;
    private final ManagedPeople managed;
    private final AuditTrail trail;

    public LeaveTeam(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.managed = new ManagedPeople(accounts);
        this.trail = trail;
    }

    /** To take somebody out who is not in it does nothing. */
    public void leave(Viewer viewer, TeamId teamId, UserId userId) {
        Team team = managed.team(viewer, teamId);
        User user = managed.user(viewer, userId);
        if (accounts.teamsOf(userId).containsKey(teamId)) {
            accounts.leave(teamId, userId);
            trail.changed(AuditEvent.of(AuditAction.TEAM_LEFT, viewer, team.name() + " by " + user.username()));
        }
    }
}

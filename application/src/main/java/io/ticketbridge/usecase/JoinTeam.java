package io.ticketbridge.usecase;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;

/** Puts a user into a team, or changes their part in it. */
public final class JoinTeam {
    private final Accounts accounts;
    private final ManagedPeople managed;
    private final AuditTrail trail;

    public JoinTeam(Accounts accounts, AuditTrail trail) {
        this.accounts = accounts;
        this.managed = new ManagedPeople(accounts);
        this.trail = trail;
    }

    /** To give somebody the part that they have does nothing. */
    public TeamDetails join(Viewer viewer, TeamId teamId, UserId userId, TeamRole role) {
        Team team = managed.team(viewer, teamId);
        User user = managed.user(viewer, userId);
        if (accounts.teamsOf(userId).get(teamId) != role) {
            accounts.join(teamId, userId, role);
            trail.changed(AuditEvent.of(AuditAction.TEAM_JOINED, viewer, new Membership(team, user, role).inShort()));
        }
        return new TeamDetails(team, accounts.members(teamId));
    }
}

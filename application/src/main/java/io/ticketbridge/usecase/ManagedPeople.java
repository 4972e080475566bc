package io.ticketbridge.usecase;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;

/** The one place where a use case gets a user or a team that somebody wants to manage. */
final class ManagedPeople {
    private final Accounts accounts;

    ManagedPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whoever may not manage them is not told who there is either. */
    static void requireAdmin(Viewer viewer) {
        if (!AccountPolicy.adminsMayManageUsersAndTeams(viewer)) {
            throw new Refusal.NotAllowed("Only an admin may manage users and teams");
        }
    }

    User user(Viewer viewer, UserId id) {
        requireAdmin(viewer);
        return accounts.findUser(id).orElseThrow(Refusal.UserUnknown::new);
    }

    Team team(Viewer viewer, TeamId id) {
        requireAdmin(viewer);
        return accounts.findTeam(id).orElseThrow(Refusal.TeamUnknown::new);
    }
}

package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.Accounts;

/** Users and teams by the names that an operator types. */
final class Known {
    private Known() {}

    static User user(Accounts accounts, String username) {
        return accounts.findUser(username)
                .orElseThrow(
                        () -> new OperatorError("There is no user " + username + ": see \"ticketbridge user list\""));
    }

    static Team team(Accounts accounts, String name) {
        return accounts.findTeam(name)
                .orElseThrow(() -> new OperatorError("There is no team " + name + ": see \"ticketbridge team list\""));
    }
}

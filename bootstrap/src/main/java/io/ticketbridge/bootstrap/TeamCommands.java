package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamName;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.Accounts;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ticketbridge team …} */
@Command(
        name = "team",
        description = "Add, list and remove teams, and say who is in them.",
        mixinStandardHelpOptions = true)
final class TeamCommands {
    private TeamCommands() {}

    @Command(name = "add", description = "Add a team, with its members if you name them.")
    static final class Add extends OperatorCommand {
        @Parameters(paramLabel = "NAME")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Option(names = "--lead", paramLabel = "USERNAME", description = "Manages the team's integrations.")
        private List<String> leads = List.of();

        @Option(names = "--member", paramLabel = "USERNAME", description = "Sees the team's tickets.")
        private List<String> members = List.of();

        Add(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Accounts accounts = stores.accounts();
            List<User> leading =
                    leads.stream().map(user -> Known.user(accounts, user)).toList();
            List<User> belonging =
                    members.stream().map(user -> Known.user(accounts, user)).toList();
            Team team = accounts.addTeam(new TeamName(name).value());
            stores.changed(AuditAction.TEAM_ADDED, name);
            belonging.forEach(user -> join(stores, team, user, TeamRole.MEMBER));
            leading.forEach(user -> join(stores, team, user, TeamRole.LEAD));
            print("Added team " + name + ". Next: ticketbridge integration add --team " + name + " --help");
        }
    }

    @Command(name = "join", description = "Put a user into a team, or change their part in it.")
    static final class Join extends OperatorCommand {
        @Parameters(index = "0", paramLabel = "NAME")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Parameters(index = "1", paramLabel = "USERNAME")
        @SuppressWarnings("NullAway.Init")
        private String username;

        @Option(names = "--lead", description = "As a lead, who manages the team's integrations.")
        private boolean lead;

        Join(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            TeamRole role = lead ? TeamRole.LEAD : TeamRole.MEMBER;
            Accounts accounts = stores.accounts();
            join(stores, Known.team(accounts, name), Known.user(accounts, username), role);
            print(username + " is a " + role.word() + " of team " + name + ".");
        }
    }

    @Command(name = "leave", description = "Take a user out of a team.")
    static final class Leave extends OperatorCommand {
        @Parameters(index = "0", paramLabel = "NAME")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Parameters(index = "1", paramLabel = "USERNAME")
        @SuppressWarnings("NullAway.Init")
        private String username;

        Leave(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Accounts accounts = stores.accounts();
            accounts.leave(
                    Known.team(accounts, name).id(),
                    Known.user(accounts, username).id());
            stores.changed(AuditAction.TEAM_LEFT, name + " by " + username);
            print(username + " is not in team " + name + ".");
        }
    }

    @Command(name = "list", description = "List teams and who is in them.")
    static final class ListThem extends OperatorCommand {
        ListThem(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Table table = new Table("ID", "NAME", "LEADS", "MEMBERS");
            List<Membership> parts = stores.accounts().memberships();
            stores.accounts()
                    .teams()
                    .forEach(team -> table.row(
                            team.id().toString(),
                            team.name(),
                            people(parts, team, TeamRole.LEAD),
                            people(parts, team, TeamRole.MEMBER)));
            print(table);
        }

        private static String people(List<Membership> parts, Team team, TeamRole role) {
            return parts.stream()
                    .filter(part -> part.team().equals(team) && part.role() == role)
                    .map(part -> part.user().username())
                    .collect(Collectors.joining(", "));
        }
    }

    @Command(
            name = "remove",
            description = "Remove a team with its integrations and the keys that belong to it; its tickets stay.")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "NAME")
        @SuppressWarnings("NullAway.Init")
        private String name;

        Remove(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            stores.accounts().removeTeam(Known.team(stores.accounts(), name).id());
            stores.changed(AuditAction.TEAM_REMOVED, name);
            print("Removed team " + name + ".");
        }
    }

    private static void join(Stores stores, Team team, User user, TeamRole role) {
        stores.accounts().join(team.id(), user.id(), role);
        stores.changed(AuditAction.TEAM_JOINED, new Membership(team, user, role).inShort());
    }
}

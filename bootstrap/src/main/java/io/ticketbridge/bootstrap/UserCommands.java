package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.EmailAddress;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Username;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ticketbridge user …} */
@Command(name = "user", description = "Add, list and remove users.", mixinStandardHelpOptions = true)
final class UserCommands {
    private UserCommands() {}

    @Command(name = "add", description = "Add a user. Give them a key next: ticketbridge key add USERNAME")
    static final class Add extends OperatorCommand {
        @Parameters(paramLabel = "USERNAME", description = "Unique; a name is never given to another user.")
        @SuppressWarnings("NullAway.Init")
        private String username;

        @Option(names = "--email", required = true, description = "Shown with the user's tickets.")
        @SuppressWarnings("NullAway.Init")
        private String email;

        @Option(names = "--admin", description = "Sees and does everything but others' personal integrations.")
        private boolean admin;

        Add(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            String name = new Username(username).value();
            String address = new EmailAddress(email).value();
            User user = stores.accounts().addUser(name, address, admin ? Role.ADMIN : Role.USER);
            stores.changed(AuditAction.USER_ADDED, user.inShort());
            print("Added user " + user.username() + ". Next: ticketbridge key add " + user.username());
        }
    }

    @Command(name = "list", description = "List users.")
    static final class ListThem extends OperatorCommand {
        ListThem(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Table table = new Table("ID", "USERNAME", "EMAIL", "ROLE");
            stores.accounts()
                    .users()
                    .forEach(user -> table.row(
                            user.id().toString(),
                            user.username(),
                            user.email(),
                            user.role().word()));
            print(table);
        }
    }

    @Command(name = "remove", description = "Remove a user; their keys stop working at once, their tickets stay.")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "USERNAME")
        @SuppressWarnings("NullAway.Init")
        private String username;

        Remove(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            stores.accounts().removeUser(Known.user(stores.accounts(), username).id());
            stores.changed(AuditAction.USER_REMOVED, username);
            print("Removed user " + username + ".");
        }
    }
}

package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AccountPolicy;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.KeyLife;
import io.ticketbridge.domain.KeyName;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.ApiKeys.StoredKey;
import io.ticketbridge.usecase.IssuedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ticketbridge key …} */
@Command(name = "key", description = "Add, list and remove API keys.", mixinStandardHelpOptions = true)
final class KeyCommands {
    private KeyCommands() {}

    @Command(name = "add", description = "Make an API key and print it, this once; only its hash is kept.")
    static final class Add extends OperatorCommand {
        @Parameters(paramLabel = "USERNAME")
        @SuppressWarnings("NullAway.Init")
        private String username;

        @Option(names = "--team", paramLabel = "NAME", description = "Tickets go through this team's integration.")
        private Optional<String> team = Optional.empty();

        @Option(names = "--name", description = "What you will know it by (default: ${DEFAULT-VALUE}).")
        private String name = "default";

        @Option(names = "--days", description = "For how many days it is good; without it, until it is removed.")
        private Optional<Integer> days = Optional.empty();

        Add(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            User user = Known.user(stores.accounts(), username);
            Optional<TeamId> teamId =
                    team.map(given -> Known.team(stores.accounts(), given)).map(Team::id);
            teamId.ifPresent(given -> requireMember(stores.accounts(), user, given));
            Optional<Duration> life = days.map(KeyLife::new).map(KeyLife::duration);
            IssuedKey issued = stores.issueKey().issue(user.id(), teamId, new KeyName(name).value(), life);
            KeyId id = issued.details().id();
            stores.changed(AuditAction.KEY_ADDED, id + " of " + username);
            print(issued.key().reveal());
            remark("This is the only time that key " + id + " is shown: keep it where secrets are"
                    + " kept, and send it as X-API-Key.");
        }

        private static void requireMember(Accounts accounts, User user, TeamId team) {
            if (!AccountPolicy.membersMayHaveKeysOfATeam(
                    accounts.teamsOf(user.id()).keySet(), team)) {
                throw new OperatorError(
                        user.username() + " is not in that team: ticketbridge team join TEAM " + user.username());
            }
        }
    }

    @Command(name = "list", description = "List keys, without showing them.")
    static final class ListThem extends OperatorCommand {
        @Parameters(paramLabel = "USERNAME", arity = "0..1", description = "Whose; everybody's if you leave it out.")
        private Optional<String> username = Optional.empty();

        ListThem(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Table table = new Table("ID", "USERNAME", "TEAM", "NAME", "ENDS IN", "CREATED", "LAST USED", "STATE");
            var teams = stores.accounts().teams().stream().collect(Collectors.toMap(Team::id, Team::name));
            stores.accounts().users().stream()
                    .filter(user -> username.map(user.username()::equals).orElse(true))
                    .forEach(user -> stores.keys()
                            .list(user.id())
                            .forEach(key -> addRow(
                                    table,
                                    user,
                                    key,
                                    key.team().map(teams::get).orElse("-"),
                                    stores.clock().instant())));
            print(table);
        }

        private static void addRow(Table table, User user, StoredKey key, String team, Instant now) {
            table.row(
                    key.id().toString(),
                    user.username(),
                    team,
                    key.name(),
                    key.hint(),
                    key.createdAt().toString(),
                    key.lastUsedAt().map(Instant::toString).orElse("never"),
                    state(key, now));
        }

        private static String state(StoredKey key, Instant now) {
            if (key.revokedAt().isPresent()) {
                return "revoked " + key.revokedAt().get();
            }
            return key.expiresAt()
                    .map(at -> (key.isExpired(now) ? "expired " : "live until ") + at)
                    .orElse("live");
        }
    }

    @Command(name = "remove", description = "Revoke a key; it is refused from then on.")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "ID", description = "As \"key list\" shows it.")
        @SuppressWarnings("NullAway.Init")
        private String id;

        Remove(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            KeyId key = KeyId.parse(id)
                    .flatMap(found -> stores.keys().revoke(found, stores.clock().instant()))
                    .map(StoredKey::id)
                    .orElseThrow(() -> new OperatorError("There is no key " + id + ": see \"ticketbridge key list\""));
            stores.changed(AuditAction.KEY_REVOKED, key.toString());
            print("Revoked key " + key + ".");
        }
    }
}

package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIntegration;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ticketbridge integration …} */
@Command(
        name = "integration",
        description = "Add, test, list and remove connections to Jira.",
        mixinStandardHelpOptions = true)
final class IntegrationCommands {
    private IntegrationCommands() {}

    @Command(
            name = "add",
            description = {
                "Connect a user or a team to a project of a Jira.",
                "For Jira Cloud give --email and the API token of that account; for Jira Data Center give a"
                        + " personal access token alone."
            })
    static final class Add extends OperatorCommand {
        /** Whose it shall be. */
        static final class OwnerOptions {
            @Option(names = "--team", paramLabel = "NAME", description = "A team's: its members share it.")
            private Optional<String> team = Optional.empty();

            @Option(names = "--user", paramLabel = "USERNAME", description = "One user's own.")
            private Optional<String> user = Optional.empty();
        }

        @ArgGroup(multiplicity = "1")
        @SuppressWarnings("NullAway.Init")
        private OwnerOptions owner;

        @Option(
                names = "--base-url",
                required = true,
                paramLabel = "URL",
                description = "Such as https://example.atlassian.net")
        @SuppressWarnings("NullAway.Init")
        private String baseUrl;

        @Option(names = "--project", required = true, paramLabel = "KEY", description = "Such as SEC")
        @SuppressWarnings("NullAway.Init")
        private String project;

        @Option(names = "--name", description = "What you will know it by (default: ${DEFAULT-VALUE}).")
        private String name = "Jira";

        @Option(names = "--email", description = "The account's, for Jira Cloud.")
        private Optional<String> email = Optional.empty();

        @Option(names = "--label", paramLabel = "LABEL", description = "Put on every issue; may be repeated.")
        private List<String> labels = List.of();

        @Option(
                names = "--close-transition",
                paramLabel = "NAME",
                description = {
                    "What closes an issue (default: any that leads to a done status).",
                    "Where it takes several: \"Start > Review > Close\"."
                })
        private Optional<String> closeTransition = Optional.empty();

        @Option(names = "--close-resolution", paramLabel = "NAME", description = "Set where closing requires one.")
        private Optional<String> closeResolution = Optional.empty();

        @Option(
                names = "--issue-type",
                paramLabel = "OURS=THEIRS",
                description = "Where the project has another name, such as Bug=Incident; may be repeated.")
        private Map<String, String> issueTypes = Map.of();

        @Option(
                names = "--client",
                paramLabel = "NAME",
                description = "What Jira is asked through, such as jrjc (default: the built-in client).")
        private Optional<String> client = Optional.empty();

        @Mixin
        private SecretOptions token = new SecretOptions();

        Add(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Integration added = stores.integrations().add(newIntegration(stores));
            stores.changed(AuditAction.INTEGRATION_ADDED, added.inShort());
            print("Added integration " + added.id() + ". Next: ticketbridge integration test " + added.id());
        }

        @Override
        Optional<SecretOptions> secretOptions() {
            return Optional.of(token);
        }

        private NewIntegration newIntegration(Stores stores) {
            return new NewIntegration(
                    owner(stores),
                    name,
                    new BaseUrl(baseUrl),
                    credentials(),
                    new JiraConfig(project, closeTransition, closeResolution, labels, issueTypes(), client),
                    Optional.empty(),
                    true,
                    false,
                    stores.clock().instant());
        }

        private Map<IssueType, String> issueTypes() {
            return issueTypes.entrySet().stream()
                    .collect(Collectors.toMap(type -> IssueType.of(type.getKey()), Map.Entry::getValue));
        }

        private IntegrationOwner owner(Stores stores) {
            return owner.team
                    .<IntegrationOwner>map(team -> new IntegrationOwner.OfTeam(
                            Known.team(stores.accounts(), team).id()))
                    .or(() -> owner.user.map(user -> new IntegrationOwner.Personal(
                            Known.user(stores.accounts(), user).id())))
                    .orElseThrow();
        }

        private Credentials credentials() {
            Secret secret = token.read(input());
            return email.<Credentials>map(account -> new Credentials.ApiToken(account, secret))
                    .orElseGet(() -> new Credentials.PersonalAccessToken(secret));
        }
    }

    @Command(name = "test", description = "Prove address, credentials and project; nothing is written in Jira.")
    static final class Test extends OperatorCommand {
        @Parameters(paramLabel = "ID")
        @SuppressWarnings("NullAway.Init")
        private String id;

        Test(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            ConnectionTest test = stores.tests().test(find(stores, id));
            if (!test.ok()) {
                throw new OperatorError(test.note());
            }
            print(OneLine.of(test.note()));
            Table table = new Table("FACT", "VALUE");
            new TreeMap<>(test.details()).forEach(table::row);
            print(table);
        }
    }

    @Command(
            name = "list",
            description = "List integrations, without their secrets, and how each was found when it was last examined.")
    static final class ListThem extends OperatorCommand {
        ListThem(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            var teams = stores.accounts().teams().stream().collect(Collectors.toMap(Team::id, Team::name));
            var users = stores.accounts().users().stream().collect(Collectors.toMap(User::id, User::username));
            List<Integration> all = stores.integrations().listAll();
            var health =
                    stores.checkups().healthOf(all.stream().map(Integration::id).toList());
            Table table = new Table("ID", "OWNER", "NAME", "BASE URL", "PROJECT", "ACTIVE", "HEALTH");
            for (Integration found : all) {
                String owner = found.owner() instanceof IntegrationOwner.Personal personal
                        ? "user " + users.getOrDefault(personal.user(), "(removed)")
                        : "team " + found.team().map(teams::get).orElse("(removed)");
                table.row(
                        found.id().toString(),
                        owner,
                        found.name(),
                        found.baseUrl().value(),
                        found.config().projectKey(),
                        found.active() ? "yes" : "no",
                        Optional.ofNullable(health.get(found.id()))
                                .map(Health::word)
                                .orElse("-"));
            }
            print(table);
        }
    }

    @Command(name = "remove", description = "Remove an integration; its tickets stay as they were last seen.")
    static final class Remove extends OperatorCommand {
        @Parameters(paramLabel = "ID")
        @SuppressWarnings("NullAway.Init")
        private String id;

        Remove(Workplace workplace) {
            super(workplace);
        }

        @Override
        void run(Stores stores) {
            Integration removed = find(stores, id);
            stores.integrations().remove(removed.id());
            stores.changed(AuditAction.INTEGRATION_REMOVED, removed.inShort());
            print("Removed integration " + id + ".");
        }
    }

    static Integration find(Stores stores, String id) {
        return IntegrationId.parse(id)
                .flatMap(stores.integrations()::find)
                .orElseThrow(() ->
                        new OperatorError("There is no integration " + id + ": see \"ticketbridge integration list\""));
    }
}

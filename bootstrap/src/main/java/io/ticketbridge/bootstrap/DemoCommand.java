package io.ticketbridge.bootstrap;

import io.ticketbridge.jira.JiraClientFolder;
import io.ticketbridge.jira.sandbox.Delivering;
import io.ticketbridge.jira.sandbox.Edition;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ticketbridge demo} */
@Command(
        name = "demo",
        description = "Run everything in memory, with a sandbox as its Jira and four users, and say how to try it.",
        mixinStandardHelpOptions = true)
final class DemoCommand extends RunningCommand {
    /** Whoever looks around sees it come. */
    private static final Duration OFTEN = Duration.ofMinutes(5);

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    @Option(names = "--port", description = "Of the API; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(names = "--json", description = "Print one line of JSON instead: the addresses and the keys.")
    private boolean json;

    @Option(
            names = "--edition",
            description =
                    "What the sandbox looks like: ${COMPLETION-CANDIDATES} (default: cloud; with --jira-client datacenter).")
    private Optional<Edition> edition = Optional.empty();

    @Option(
            names = "--jira-client",
            paramLabel = "NAME",
            description = "What Jira is asked through, such as jrjc, which must be in TICKETBRIDGE_JIRA_CLIENTS_DIR"
                    + " (default: the built-in client).")
    private Optional<String> client = Optional.empty();

    private final Map<String, String> environment;

    DemoCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    AutoCloseable start() {
        Wiring wiring = Wiring.forDemo(port).examiningEvery(OFTEN).pollingEvery(NOW_AND_THEN);
        Demo demo = Demo.start(
                client.map(name -> wiring.withClients(folderOf(name))).orElse(wiring),
                SandboxOptions.of(edition.orElse(client.isPresent() ? Edition.DATACENTER : Edition.CLOUD)),
                client);
        demo.listen(Delivering.WELL);
        out().println(json ? line(demo) : instructions(demo));
        out().flush();
        return demo;
    }

    private Path folderOf(String name) {
        Path folder = Configuration.jiraClients(Settings.from(environment));
        try (JiraClientFolder clients = new JiraClientFolder(folder)) {
            if (clients.find(name).isEmpty()) {
                throw new OperatorError("There is no client " + name + " in " + folder + ": name the folder in "
                        + Setting.JIRA_CLIENTS_DIR.variable());
            }
        }
        return folder;
    }

    /** Addresses and keys hold nothing that JSON would want escaped. */
    private static String line(Demo demo) {
        String keys = demo.keys().entrySet().stream()
                .map(key -> "\"" + key.getKey() + "\": \"" + key.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return "{\"api\": \"" + demo.api() + "\", \"jira\": \"" + demo.jira().baseUrl() + "\", \"keys\": {" + keys
                + "}}";
    }

    private static String instructions(Demo demo) {
        Map<String, String> keys = demo.keys();
        return """
                Ticketbridge is running, in memory only: what you do is gone when you stop it (Ctrl-C).

                  Console  %7$s  (sign in with one of the keys below)
                  API      %1$s
                  Jira     %2$s  (a sandbox; %2$s/__sandbox/issues shows its issues)

                Keys, for the header X-API-Key:
                  alice    %3$s  leads team red, which has a Jira integration
                  bob      %4$s  is in team red
                  mallory  %5$s  is in no team
                  admin    %6$s  is an admin of the platform

                Try it:
                  curl -s %1$s/tickets -H "X-API-Key: %3$s" -H "Content-Type: application/json" -d '{"summary": "Reflected XSS in the login redirect", "issue_type": "Bug"}'
                  curl -s %1$s/tickets/1/comments -H "X-API-Key: %4$s" -H "Content-Type: application/json" -d '{"comment": "Confirmed on staging."}'
                  curl -s %1$s/tickets/1 -H "X-API-Key: %3$s"
                """.formatted(
                        demo.api(),
                        demo.jira().baseUrl(),
                        keys.get("alice"),
                        keys.get("bob"),
                        keys.get("mallory"),
                        keys.get("admin"),
                        demo.api().resolve("/"));
    }
}

package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a command prints when something is wrong with it, where a secret stands in the wrong place (S-23). */
class MistypedTest {
    private static final String SECRET = "canary-7be0d1c2";

    private static final List<String> ADD =
            List.of("integration", "add", "--user", "alice", "--base-url", "https://example.com", "--project", "SEC");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aSecretInTheWrongPlaceShouldNotBePrinted() {
        for (List<String> wrong : List.of(
                with("--token", SECRET),
                with("--token=" + SECRET),
                with("--token-stdin=" + SECRET),
                with("--token-env", SECRET),
                with("--token-file", SECRET),
                with("--token-file=" + SECRET),
                with("--issue-type", SECRET, "--token-stdin"),
                with("--base-url", "https://bot:" + SECRET + "@example.com", "--token-stdin"),
                with(SECRET),
                with("-" + SECRET),
                with("--" + SECRET),
                List.of("integration", SECRET),
                List.of(SECRET),
                List.of("key", "add", "alice", "--days", SECRET),
                List.of("key", "add", "rk_" + SECRET),
                List.of("key", "remove", "rk_" + SECRET),
                List.of("serve", SECRET),
                List.of("demo", "--port", SECRET))) {
            Typed typed = Typed.command(Typed.environment(folder), "x\n", wrong.toArray(String[]::new));
            assertThat(typed.exitCode()).as("%s", wrong).isEqualTo(2);
            assertThat(typed.out() + typed.err()).as("%s", wrong).doesNotContain(SECRET);
            assertThat(typed.err()).as("%s", wrong).isNotBlank().doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void whatIsWrongShouldStillBeTold() {
        assertThat(type("key", "add", "alice", "--dayz", "9").err()).contains("Unknown option", "'--dayz'");
        assertThat(type("key", "add", "alice", "--days", "nine").err()).contains("--days", "'…' is not an int");
        assertThat(type("key", "ad").err()).contains("Did you mean: key add?");
        assertThat(type("key", "add").err()).contains("Missing required parameter: 'USERNAME'", "Usage:");
    }

    @Test
    void aSecretInASettingThatIsWrongShouldNotBePrinted() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings"), SECRET + "\n");
        for (Map.Entry<String, String> wrong : Map.of(
                        "SECRET_KEY",
                        SECRET,
                        "DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:1/x?user=a&password=" + SECRET,
                        "JIRA_PROXY",
                        "http://a:" + SECRET + "@proxy:1",
                        "JIRA_ALLOWED_HOSTS",
                        SECRET + " " + SECRET,
                        "PORT",
                        SECRET,
                        "LOG_LEVEL",
                        SECRET,
                        "CONFIG",
                        settings.toString(),
                        "SECRET_KEY_COMMAND",
                        "false " + SECRET)
                .entrySet()) {
            Map<String, String> environment = Typed.environment(folder);
            environment.put("TICKETBRIDGE_" + wrong.getKey(), wrong.getValue());
            Typed typed = Typed.command(environment, "", "user", "list");
            assertThat(typed.exitCode()).as("%s", wrong).isEqualTo(2);
            assertThat(typed.out() + typed.err()).as("%s", wrong).doesNotContain(SECRET);
        }
    }

    @Test
    void helpShouldTellNothingOfTheSettings() {
        Map<String, String> environment = Typed.environment(folder);
        for (String secret : List.of("SECRET_KEY", "DATABASE_PASSWORD", "JIRA_PROXY_PASSWORD", "DATABASE_URL")) {
            environment.put("TICKETBRIDGE_" + secret, SECRET);
        }
        int helped = 0;
        for (List<String> command : commands()) {
            List<String> help = new ArrayList<>(command);
            help.add("--help");
            Typed typed = Typed.command(environment, "", help.toArray(String[]::new));
            assertThat(typed.exitCode()).as("%s", help).isZero();
            assertThat(typed.out() + typed.err())
                    .as("%s", help)
                    .contains("Usage:")
                    .doesNotContain(SECRET);
            helped++;
        }
        assertThat(helped).isGreaterThan(15);
    }

    private static List<List<String>> commands() {
        CommandLine root = CommandTree.withOperatorCommands(new TypedHere(Map.of(), System.in, System.out, System.err));
        return below(List.of(), root).toList();
    }

    private static Stream<List<String>> below(List<String> names, CommandLine line) {
        Stream<List<String>> children = line.getSubcommands().entrySet().stream()
                .flatMap(child -> {
                    List<String> longer = new ArrayList<>(names);
                    longer.add(child.getKey());
                    return below(longer, child.getValue());
                });
        return Stream.concat(Stream.of(names), children);
    }

    private Typed type(String... arguments) {
        return Typed.command(Typed.environment(folder), "", arguments);
    }

    private static List<String> with(String... more) {
        return Stream.concat(ADD.stream(), Stream.of(more)).toList();
    }
}

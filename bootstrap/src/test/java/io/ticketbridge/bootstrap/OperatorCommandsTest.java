package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void setUp() {
        environment = Typed.environment(folder);
    }

    @Test
    void aUserShouldGetAKeyThatIsPrintedAloneAndOnce() {
        assertThat(type("user", "add", "alice", "--email", "alice@example.com").exitCode())
                .isZero();
        Typed added = type("key", "add", "alice", "--name", "ci");
        assertThat(added.out().strip()).matches("rk_[A-Za-z0-9]{40}");
        assertThat(added.err()).contains("only time");
        Typed listed = type("key", "list");
        assertThat(listed.out())
                .contains("alice", "ci", "never", "live")
                .doesNotContain(added.out().strip());
        assertThat(type("key", "remove", "1").out()).contains("Revoked key 1");
        assertThat(type("key", "add", "alice", "--days", "90").exitCode()).isZero();
        assertThat(type("key", "list", "alice").out()).contains("live until ");
        assertThat(type("key", "add", "alice", "--days", "0").err())
                .contains("days must be a whole number from 1 to 3650");
        assertThat(type("key", "list", "alice").out()).contains("revoked");
        assertThat(type("user", "list").out()).contains("alice@example.com", "user");
        assertThat(type("user", "remove", "alice").exitCode()).isZero();
        assertThat(type("user", "list").out()).doesNotContain("alice");
    }

    @Test
    void aTeamShouldShareAnIntegrationWhoseTokenIsNoArgument() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), SandboxOptions.TOKEN + "\n");
        type("user", "add", "alice", "--email", "alice@example.com");
        type("user", "add", "bob", "--email", "bob@example.com");
        assertThat(type("team", "add", "red", "--lead", "alice", "--member", "bob")
                        .exitCode())
                .isZero();
        assertThat(type("team", "list").out()).containsPattern("red +alice +bob");
        try (JiraSandbox jira = JiraSandbox.start(SandboxOptions.cloud(), Clock.systemUTC())) {
            Typed added = type(
                    "integration",
                    "add",
                    "--team",
                    "red",
                    "--base-url",
                    jira.baseUrl(),
                    "--project",
                    "SEC",
                    "--email",
                    SandboxOptions.EMAIL,
                    "--close-transition",
                    "To In Review > Close issue",
                    "--issue-type",
                    "Bug=Task",
                    "--token-file",
                    token.toString());
            assertThat(added.out()).contains("Added integration 1");
            assertThat(type("integration", "list").out()).containsPattern("ACTIVE +HEALTH\n.* yes +-\n");
            assertThat(type("integration", "test", "1").out()).contains("Connected", "Jira Cloud", "Security");
            assertThat(type("doctor").out())
                    .contains("permissions", "attachments")
                    .containsPattern("1 +way_to_done +unknown +- +Project SEC has no open issue");
            assertThat(type("integration", "list").out())
                    .contains("team red", jira.baseUrl(), "SEC")
                    .containsPattern(" yes +ok\n");
        }
        Typed unreachable = type("integration", "test", "1");
        assertThat(unreachable.exitCode()).isEqualTo(2);
        assertThat(unreachable.err()).contains("Jira is not available");
        Typed ill = type("doctor", "1");
        assertThat(ill.exitCode()).isEqualTo(2);
        assertThat(ill.out()).containsPattern("1 +reachable +failed +integration_admin +Jira is not available");
        assertThat(ill.err()).contains("see what failed");
        assertThat(type("integration", "list").out()).containsPattern(" yes +failed\n");
        assertThat(type("integration", "remove", "1").exitCode()).isZero();
        assertThat(type("team", "leave", "red", "bob").out()).contains("not in team");
        assertThat(type("team", "join", "red", "bob", "--lead").out()).contains("bob is a lead");
        assertThat(type("team", "remove", "red").exitCode()).isZero();
    }

    @Test
    void whatTheOperatorDoesShouldBeInTheAuditLogWhichTellsWhetherItWasChanged() throws Exception {
        type("user", "add", "alice", "--email", "alice@example.com", "--admin");
        type("team", "add", "red", "--lead", "alice");
        String key = type("key", "add", "alice").out().strip();
        type("key", "remove", "1");
        Typed sound = type("audit", "verify");
        assertThat(sound.out()).matches("5:[0-9a-f]{64}\n");
        List<String> lines = type("audit", "export").out().lines().toList();
        assertThat(lines)
                .hasSize(5)
                .noneMatch(line -> line.contains(key))
                .first()
                .asString()
                .matches(
                        "\\{\"number\":1,\"at\":\"[^\"]+Z\",\"action\":\"user.added\",\"user_id\":null,\"key_id\":null,"
                                + "\"address\":null,\"ticket_id\":null,\"object\":\"alice as an admin\",\"times\":1,\"seal\":\"[0-9a-f]{64}\"}");
        assertThat(lines.get(4)).contains("key.revoked");
        assertThat(type("audit", "export", "--after", "4").out().lines()).containsExactly(lines.get(4));
        type("user", "remove", "alice");
        assertThat(type("audit", "verify", "--known", sound.out().strip()).exitCode())
                .isZero();
        tamper("update audit_events set object = 'mallory as an admin' where number = 1");
        Typed broken = type("audit", "verify");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("record 1 is not what was written");
        assertThat(type("audit", "verify", "--known", "nonsense").err()).contains("NUMBER:SEAL");
    }

    @Test
    void anExportFromARunningServerShouldBeAsLongAsTheLog() {
        try (Opened opened = Opened.with(Wiring.from(Configuration.from(environment)));
                ControlSocket server =
                        ControlSocket.listen(ControlProtocol.socketIn(folder.resolve("data")), opened.stores())) {
            AuditEvent event = AuditEvent.of(AuditAction.ACCESS_DENIED, Origin.at("203.0.113.7"), "x".repeat(400));
            opened.stores().auditLog().append(Collections.nCopies(5_000, event));
            Typed exported = type("audit", "export");
            assertThat(server).isNotNull();
            assertThat(exported.exitCode()).isZero();
            assertThat(exported.out().length()).isGreaterThan(2 * 1024 * 1024);
            assertThat(exported.out().lines()).hasSize(5_000);
        }
    }

    private void tamper(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("data").resolve("ticketbridge");
        try (Connection connection = DriverManager.getConnection(url, "ticketbridge", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    void aTokenShouldBeReadFromStandardInput() {
        type("user", "add", "alice", "--email", "alice@example.com");
        Typed added = Typed.command(
                environment,
                "pat-from-stdin\n",
                "integration",
                "add",
                "--user",
                "alice",
                "--base-url",
                "https://jira.example.com",
                "--project",
                "SEC",
                "--token-stdin");
        assertThat(added.exitCode()).isZero();
        assertThat(type("integration", "list").out()).contains("user alice").doesNotContain("pat-from-stdin");
        Typed without = type(
                "integration", "add", "--user", "alice", "--base-url", "https://jira.example.com", "--project", "SEC");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("--token-file, --token-env or --token-stdin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user add",
                "user add alice",
                "user add alice --email nonsense",
                "user add -x",
                "user remove nobody",
                "key add nobody",
                "key remove 99",
                "key remove abc",
                "team add",
                "team remove nobody",
                "team join nobody alice",
                "integration test 7",
                "integration remove x",
                "nonsense",
                "integration add --team red --user bob --base-url https://x.example --project SEC",
                "integration add --user bob --base-url https://x.example --project SEC --issue-type Bug",
                "serve --port x"
            })
    void whatCannotBeDoneShouldBeToldWithoutAStackTrace(String line) {
        Typed typed = type(line.split(" "));
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @Test
    void aNameThatIsTakenShouldBeToldAsSuch() {
        type("user", "add", "alice", "--email", "alice@example.com");
        Typed again = type("user", "add", "alice", "--email", "alice@example.com");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("There is a user named alice already");
    }

    @Test
    void helpShouldBeEnoughToBeginWith() {
        assertThat(type("--help").out()).contains("demo", "serve", "user", "key", "integration", "Where to begin");
        assertThat(type("help").exitCode()).isEqualTo(2);
        assertThat(type("integration", "add", "--help").out())
                .contains("--token-stdin")
                .containsPattern("personal access\\s+token");
        assertThat(type("version").out()).startsWith("ticketbridge ");
        assertThat(type("--version").out()).startsWith("ticketbridge ");
    }

    private Typed type(String... arguments) {
        return Typed.command(environment, "", arguments);
    }
}

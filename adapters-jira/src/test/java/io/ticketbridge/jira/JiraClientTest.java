package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is sent, where to, and how far it got when it fails. */
class JiraClientTest {
    private static final Call READ = Call.get("/rest/api/2/serverInfo");
    private static final Call WRITE = Call.post("/rest/api/2/issue", JsonNodeFactory.instance.objectNode());
    private static final int WRITE_LENGTH = 2;
    private static final String CANARY = "canary-7f3a";

    private final JiraSandbox sandbox = JiraSandbox.start(SandboxOptions.dataCenter(), Clock.systemUTC());
    private JiraHttp http = new JiraHttp(SandboxedJira.options());

    @AfterEach
    void close() {
        http.close();
        sandbox.close();
    }

    @Test
    void aWriteThatNobodyTookShouldNotBeDone() throws Exception {
        assertThatThrownBy(() -> at("http://127.0.0.1:" + freePort()).answer(WRITE))
                .isInstanceOf(Refusal.JiraUnavailable.class);
        http.close();
        http = new JiraHttp(JiraOptions.with(new AddressRules(true, List.of(new HostRule("*.invalid")), List.of())));
        assertThatThrownBy(() -> at("http://no-such-host.invalid").answer(WRITE))
                .isInstanceOf(Refusal.JiraUnavailable.class)
                .hasMessageNotContaining("no-such-host");
    }

    @Test
    void aWriteThatTlsStoppedShouldNotBeDone() {
        String tls = sandbox.baseUrl().replace("http:", "https:");

        assertThatThrownBy(() -> at(tls).answer(WRITE)).isInstanceOf(Refusal.JiraUnavailable.class);
    }

    @Test
    void aWriteThatWasResetInTheHandshakeShouldNotBeDone() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread reset = new Thread(() -> resetOnce(server), "resets-once");
            reset.start();

            assertThatThrownBy(() ->
                            at("https://127.0.0.1:" + server.getLocalPort()).answer(WRITE))
                    .isInstanceOf(Refusal.JiraUnavailable.class);
            reset.join();
        }
    }

    @Test
    void aConnectionThatJiraHasClosedShouldNotBeTakenForAWrite() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
            if (RawServer.head(in).startsWith("POST")) {
                in.readNBytes(WRITE_LENGTH);
            }
            out.write(RawServer.json("{}").getBytes(US_ASCII));
            visitor.close();
            closed.countDown();
        })) {
            JiraClient client = at("http://127.0.0.1:" + server.port());
            client.answer(READ);
            closed.await();
            assertThat(client.answer(WRITE).status()).isEqualTo(200);
            assertThat(server.visitors()).isEqualTo(2);
        }
    }

    @Test
    void aForbiddenAddressShouldNotBeConnectedToAndCostNoConnection() {
        http.close();
        http = new JiraHttp(JiraOptions.with(
                new AddressRules(true, AddressRules.withLoopback().allowedHosts(), List.of())));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> at(sandbox.baseUrl()).answer(READ)).isInstanceOf(Refusal.AddressNotAllowed.class);
        }
        String byName = sandbox.baseUrl().replace("127.0.0.1", "localhost");
        String byNumber = sandbox.baseUrl().replace("127.0.0.1", "2130706433");

        assertThatThrownBy(() -> at(byName).answer(READ)).isInstanceOf(Refusal.AddressNotAllowed.class);
        assertThatThrownBy(() -> at(byNumber).answer(READ)).isInstanceOf(Refusal.class);
        assertThat(sandbox.journal().entries()).isEmpty();
    }

    @Test
    void anAnswerThatIsTooLargeShouldBeNonsense() {
        Fault huge = new Fault.Answers(200, "application/json", " ".repeat(JiraOptions.MAX_ANSWER_BYTES + 1), Map.of());
        sandbox.fail("GET", "/serverInfo", 2, huge);
        sandbox.failNext("POST", "/issue$", huge);

        assertThatThrownBy(() -> at(sandbox.baseUrl()).answer(READ)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
        assertThatThrownBy(() -> at(sandbox.baseUrl()).answer(WRITE)).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(sandbox.journal().count("GET", "/serverInfo")).isEqualTo(1);
    }

    @Test
    void aCookieShouldNotBeKept() {
        sandbox.failNext(
                "GET",
                "/serverInfo",
                new Fault.Answers(200, "application/json", "{}", Map.of("Set-Cookie", "JSESSIONID=1; Path=/")));
        at(sandbox.baseUrl()).answer(READ);
        at(sandbox.baseUrl()).answer(READ);

        assertThat(sandbox.journal().entries())
                .allSatisfy(entry -> assertThat(entry.headers()).doesNotContainKeys("cookie", "Cookie"));
    }

    @Test
    void noSecretShouldBeLoggedAtAnyLevel() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        root.setLevel(Level.TRACE);
        try {
            assertThatThrownBy(() -> at(sandbox.baseUrl()).answer(Call.get("/rest/api/2/myself")))
                    .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        } finally {
            root.setLevel(before);
            System.setOut(console);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("/rest/api/2/myself")
                .doesNotContain(CANARY);
    }

    private JiraClient at(String baseUrl) {
        Integration integration = SandboxedJira.integration(
                baseUrl, new Credentials.PersonalAccessToken(new Secret(CANARY)), Fixtures.jiraConfig(), Fixtures.NOW);
        return new JiraClient(
                http,
                SandboxedJira.options().within(Duration.ofSeconds(5)),
                new JiraErrors(Clock.systemUTC()),
                new Guards(Places.FEWEST, Clock.systemUTC(), new CallWatch(JiraCalls.UNWATCHED)).of(integration),
                integration,
                Deadline.in(Duration.ofMinutes(1)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void resetOnce(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.setSoLinger(true, 0);
        } catch (IOException notConnected) {
            throw new IllegalStateException(notConnected);
        }
    }
}

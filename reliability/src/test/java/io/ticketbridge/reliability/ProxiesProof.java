package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The proxies of {@code docs/deploy} in front of a server, real ones (S-22, S-25). It needs HAProxy, nginx, openssl and testssl.sh, so
 * {@code verify} leaves it out.
 */
class ProxiesProof {
    private static final String HAPROXY = "haproxy";
    private static final String NGINX = "nginx";
    /** What it says before it can read a head, whatever is configured (github.com/haproxy/haproxy/issues/3032, mended in 3.2). */
    private static final Pattern HAPROXYS_OWN =
            Pattern.compile("<html><body><h1>4(00|22) [ A-Za-z]+</h1>\n[ .A-Za-z]+\n</body></html>\n");

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Of some 570, so that all of them take longer than a proxy waits for anything but a file. */
    private static final Duration DROP = Duration.ofMillis(140);

    private static final Duration LONG_ON_ITS_WAY = Duration.ofMinutes(2);

    /** What is to be seen of a server behind a proxy. */
    private interface Look {
        void at(Stage stage, Proxy proxy) throws Exception;
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What is read in two ways by the proxy and the server would give one client the answer of another. */
    @ParameterizedTest
    @ValueSource(strings = {HAPROXY, NGINX})
    void nobodyShouldGetAnAnswerThatIsNotTheirs(String kind) throws Exception {
        behind(kind, (stage, proxy) -> {
            List<String> wrong = new ArrayList<>();
            Map<String, Framing.Case> cases = Framing.cases(stage.key());
            for (Map.Entry<String, Framing.Case> each : cases.entrySet()) {
                attack(stage, proxy, each.getValue().request())
                        .ifPresent(what -> wrong.add(each.getKey() + ": " + what));
            }
            assertThat(wrong).isEmpty();
            System.out.printf("framing behind %s: %d requests, no answer astray%n", kind, cases.size());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {HAPROXY, NGINX})
    void whoeverIsGoneBeforeTheAnswerShouldGetTheSameTicket(String kind) throws Exception {
        behind(kind, (stage, proxy) -> {
            stage.jira().failNext("POST", "/issue$", new Fault.AnswersLate(Duration.ofSeconds(3)));
            String wish = stage.client().rawPost("/tickets", "{\"summary\":\"Once\"}");
            try (Wire gone = Wire.secure(proxy.port())) {
                gone.say(wish);
                Awaitility.await().until(() -> stage.creationsSent(0) == 1);
            }
            // A proxy tells of it a moment later; no client comes again sooner than the SDK.
            Thread.sleep(SdkClient.firstPause().toMillis());
            try (Wire again = Wire.secure(proxy.port())) {
                assertThat(Replies.in(
                                again.say(wish).hear(Duration.ofSeconds(8)).text()))
                        .extracting(Replies.Reply::status)
                        .containsExactly(201);
            }
            assertThat(stage.issues()).hasSize(1);
        });
    }

    /** Jira's answer to a file comes drop by drop, in some 80 s. */
    @ParameterizedTest
    @ValueSource(strings = {HAPROXY, NGINX})
    void aProxyShouldWaitForAFileThatIsLongOnItsWay(String kind) throws Exception {
        behind(kind, (stage, proxy) -> {
            long ticket = stage.client().create("Evidence").orElseThrow();
            stage.jira().failNext("POST", "/attachments$", new Fault.Drips(DROP));
            try (Wire wire = Wire.secure(proxy.port())) {
                assertThat(Replies.in(wire.say(stage.client()
                                        .rawFile(ticket, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"))
                                .hear(LONG_ON_ITS_WAY)
                                .text()))
                        .extracting(Replies.Reply::status)
                        .containsExactly(201);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {HAPROXY, NGINX})
    void tlsShouldBeWithoutFindings(String kind) throws Exception {
        behind(kind, (stage, proxy) -> {
            Map<String, String> findings = Testssl.of(proxy.port(), folder.resolve("testssl.csv"));
            System.out.printf("testssl of %s: %d checks%n", kind, findings.size());
            assertThat(findings).hasSizeGreaterThan(30);
            for (String old : List.of("SSLv2", "SSLv3", "TLS1", "TLS1_1")) {
                assertThat(findings.get(old)).as(old).contains("not offered");
            }
            for (String offered : List.of("TLS1_2", "TLS1_3")) {
                assertThat(findings.get(offered)).as(offered).startsWith("OK");
            }
            assertThat(findings.values()).noneMatch(finding -> finding.matches("(?s)(MEDIUM|HIGH|CRITICAL|FATAL).*"));
        });
    }

    private void behind(String kind, Look look) throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud());
                Proxy proxy =
                        Proxy.start(kind, folder.resolve("proxy"), stage.node().port())) {
            look.at(stage, proxy);
        }
    }

    /** Whether it says how it is made, or is no answer; HTTP/0.9 has no heads. */
    private static boolean isTelling(Replies.Reply reply) {
        String all = (reply.head() + reply.body()).toLowerCase(Locale.ROOT);
        boolean isAnswer = reply.status() != 0 || all.startsWith("{\"success\":false");
        boolean isHtml =
                all.contains("<html") && !HAPROXYS_OWN.matcher(reply.body()).matches();
        return !isAnswer || isHtml || all.contains("grizzly") || all.matches("(?s).*server: nginx/.*");
    }

    /** A proxy may have heard enough in the middle. */
    private static Wire sayUntilHungUpOn(Wire wire, String request) throws IOException {
        try {
            return wire.say(request);
        } catch (SocketException hungUp) {
            return wire;
        }
    }

    private Optional<String> attack(Stage stage, Proxy proxy, String request) throws Exception {
        try (Wire wire = Wire.secure(proxy.port())) {
            List<Replies.Reply> replies =
                    Replies.in(sayUntilHungUpOn(wire, request).hear(PATIENCE).text());
            for (Replies.Reply reply : replies) {
                if (isTelling(reply)) {
                    return Optional.of(reply.head() + reply.body());
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            String id = UUID.randomUUID().toString();
            try (Wire innocent = Wire.secure(proxy.port())) {
                String heard = innocent.say("GET /api/v2/tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "X-Request-Id: " + id + "\r\nX-API-Key: " + stage.key() + "\r\n\r\n")
                        .hear(PATIENCE)
                        .text();
                List<Replies.Reply> replies = Replies.in(heard);
                if (replies.size() != 1
                        || replies.get(0).status() != 200
                        || !replies.get(0).header("X-Request-Id").equals(Optional.of(id))) {
                    return Optional.of("somebody else got " + heard);
                }
            }
        }
        return Optional.empty();
    }
}

package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The proxies of {@code docs/deploy} in front of a server, real ones (S-22, S-25). It needs HAProxy, nginx, openssl and testssl.sh, so
 * {@code verify} leaves it out.
 */
class ProxiesProof {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How one of them is started. */
    private interface Kind {
        Proxy start(Path folder, int server) throws Exception;
    }

    private static final Map<String, Kind> KINDS = Map.of("haproxy", Proxy::haproxy, "nginx", Proxy::nginx);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What is read in two ways by the proxy and the server would give one client the answer of another. */
    @Test
    void nobodyShouldGetAnAnswerThatIsNotTheirs() throws Exception {
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            try (Stage stage = Stage.onH2(folder.resolve(kind.getKey()), SandboxOptions.cloud());
                    Proxy proxy = kind.getValue()
                            .start(
                                    folder.resolve(kind.getKey() + "-proxy"),
                                    stage.node().port())) {
                List<String> wrong = new ArrayList<>();
                Map<String, Framing.Case> cases = Framing.cases(stage.key());
                for (Map.Entry<String, Framing.Case> each : cases.entrySet()) {
                    attack(stage, proxy, each.getValue().request())
                            .ifPresent(what -> wrong.add(each.getKey() + ": " + what));
                }
                assertThat(wrong).as(kind.getKey()).isEmpty();
                System.out.printf("framing behind %s: %d requests, no answer astray%n", kind.getKey(), cases.size());
            }
        }
    }

    @Test
    void whoeverIsGoneBeforeTheAnswerShouldGetTheSameTicket() throws Exception {
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            try (Stage stage = Stage.onH2(folder.resolve(kind.getKey()), SandboxOptions.cloud());
                    Proxy proxy = kind.getValue()
                            .start(
                                    folder.resolve(kind.getKey() + "-proxy"),
                                    stage.node().port())) {
                stage.jira().failNext("POST", "/issue$", new Fault.AnswersLate(Duration.ofSeconds(3)));
                String wish = stage.client().rawPost("/tickets", "{\"summary\":\"Once\"}");
                try (Wire gone = Wire.secure(proxy.port())) {
                    gone.say(wish);
                    Awaitility.await().until(() -> stage.creationsSent(0) == 1);
                }
                try (Wire again = Wire.secure(proxy.port())) {
                    assertThat(Replies.in(
                                    again.say(wish).hear(Duration.ofSeconds(8)).text()))
                            .as(kind.getKey())
                            .extracting(Replies.Reply::status)
                            .containsExactly(201);
                }
                assertThat(stage.issues()).as(kind.getKey()).hasSize(1);
            }
        }
    }

    @Test
    void tlsShouldBeWithoutFindings() throws Exception {
        for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
            try (Stage stage = Stage.onH2(folder.resolve(kind.getKey()), SandboxOptions.cloud());
                    Proxy proxy = kind.getValue()
                            .start(
                                    folder.resolve(kind.getKey() + "-proxy"),
                                    stage.node().port())) {
                Map<String, String> findings = Testssl.of(proxy.port(), folder.resolve(kind.getKey() + ".csv"));
                System.out.printf("testssl of %s: %d checks%n", kind.getKey(), findings.size());
                assertThat(findings).hasSizeGreaterThan(30);
                for (String old : List.of("SSLv2", "SSLv3", "TLS1", "TLS1_1")) {
                    assertThat(findings.get(old)).as(old).startsWith("OK");
                }
                for (String offered : List.of("TLS1_2", "TLS1_3")) {
                    assertThat(findings.get(offered)).as(offered).startsWith("OK");
                }
                assertThat(findings.values())
                        .as(kind.getKey())
                        .noneMatch(finding -> finding.matches("(?s)(MEDIUM|HIGH|CRITICAL|FATAL).*"));
            }
        }
    }

    private Optional<String> attack(Stage stage, Proxy proxy, String request) throws Exception {
        try (Wire wire = Wire.secure(proxy.port())) {
            List<Replies.Reply> replies =
                    Replies.in(wire.say(request).hear(PATIENCE).text());
            for (Replies.Reply reply : replies) {
                String all = (reply.head() + reply.body()).toLowerCase(Locale.ROOT);
                boolean telling =
                        all.contains("<html") || all.contains("grizzly") || all.matches("(?s).*server: nginx/.*");
                if (reply.status() == 0 || telling) {
                    return Optional.of(all);
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

package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server shows of itself: one port, nothing in its folder for others, and nothing of what clients say of themselves (S-26, S-29). */
class DoorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LISTENS = "0A";
    private static final int HEX = 16;
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final String SPOOFED = "X-Forwarded-For: 203.0.113.7\r\nX-Real-IP: 203.0.113.7\r\nForwarded:"
            + " for=203.0.113.7;host=evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
            + "X-Original-URL: /api/v2/nothing\r\nX-Rewrite-URL: /api/v2/nothing\r\nOrigin: https://evil.example\r\n"
            + "Cookie: session=1\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void itShouldListenAtOnePortAlone() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            assertThat(stage.client().create("Something")).isPresent();
            assertThat(listening(stage.node().process().pid()))
                    .containsExactly(stage.node().port());
        }
    }

    @Test
    void nothingInItsFolderShouldBeForOthersWhateverTheUmask() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            assertThat(stage.client().create("Something")).isPresent();
            Path data = folder.resolve("node").resolve("data");
            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(OWNERS);
            stage.node().signal("TERM");
            stage.node().process().waitFor();
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            Process refused = stage.node().launchAgain();
            assertThat(refused.waitFor()).isEqualTo(2);
            assertThat(stage.node().log()).contains("Anybody on this machine may look into the data folder");
        }
    }

    @Test
    void aSmallHeapShouldDo() throws Exception {
        String[] jvm = {"-Xmx256m", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:+DisableAttachMechanism", "-XX:-UsePerfData"
        };
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), jvm)) {
            long ticket = stage.client().create("Something").orElseThrow();
            assertThat(stage.client()
                            .ask("POST", "/tickets/" + ticket + "/attachments", Cast.FILE, Cast.file())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(stage.client().get("/tickets/" + ticket).statusCode()).isEqualTo(200);
            assertThat(stage.node().log()).doesNotContain("OutOfMemory", "ERROR");
        }
    }

    @Test
    void whoeverListensForAllWithoutAProxyShouldBeTold() throws Exception {
        String told = "Keys and findings travel unencrypted to 0.0.0.0";
        Map<String, String> open = Map.of("TICKETBRIDGE_HOST", "0.0.0.0", "TICKETBRIDGE_TRUSTED_PROXIES", "");
        try (Stage stage = Stage.onH2(folder.resolve("open"), SandboxOptions.cloud(), open)) {
            assertThat(stage.node().log()).contains(told);
        }
        Map<String, String> proxied = Map.of("TICKETBRIDGE_HOST", "0.0.0.0");
        try (Stage stage = Stage.onH2(folder.resolve("proxied"), SandboxOptions.cloud(), proxied)) {
            assertThat(stage.node().log()).doesNotContain(told);
        }
        try (Stage stage = Stage.onH2(
                folder.resolve("local"), SandboxOptions.cloud(), Map.of("TICKETBRIDGE_TRUSTED_PROXIES", ""))) {
            assertThat(stage.node().log()).doesNotContain(told);
        }
    }

    @Test
    void whatAClientSaysOfItselfShouldNotBeBelieved() throws Exception {
        try (Stage stage =
                Stage.onH2(folder, SandboxOptions.cloud(), Map.of("TICKETBRIDGE_TRUSTED_PROXIES", "127.0.0.2/32"))) {
            long ticket = stage.client().create("Something").orElseThrow();
            for (String request : requests(stage.key(), ticket)) {
                Replies.Reply reply = ask(stage, "127.0.0.1", request);
                assertThat(Replies.unsafe(reply)).as(request + reply.head()).isEmpty();
                assertThat(reply.head() + reply.body()).doesNotContain("evil.example", "203.0.113.7");
            }
            awaitLog(stage, "from=127.0.0.1");
            assertThat(stage.node().log()).doesNotContain("from=203.0.113.7");
            ask(stage, "127.0.0.2", requests(stage.key(), ticket).get(0));
            awaitLog(stage, "from=203.0.113.7");
        }
    }

    /** One for each way in which an answer is made. */
    private static List<String> requests(String key, long ticket) {
        return Stream.of(
                        "GET /api/v2/tickets HTTP/1.1\r\nHost: evil.example\r\nX-API-Key: " + key,
                        "GET /api/v2/tickets/" + ticket + " HTTP/1.1\r\nHost: evil.example\r\nX-API-Key: " + key,
                        "GET /api/v2/tickets HTTP/1.1\r\nHost: evil.example",
                        "GET /api/v2/tickets/999 HTTP/1.1\r\nHost: evil.example\r\nX-API-Key: " + key,
                        "POST /api/v2/tickets HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\nX-API-Key: " + key,
                        "POST /api/v2/tickets HTTP/1.1\r\nHost: evil.example\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 17\r\nX-API-Key: " + key,
                        "PUT /api/v2/tickets HTTP/1.1\r\nHost: evil.example\r\nX-API-Key: " + key,
                        "OPTIONS /api/v2/tickets HTTP/1.1\r\n"
                                + "Host: evil.example\r\n"
                                + "Access-Control-Request-Method: POST\r\n"
                                + "X-API-Key: " + key,
                        "GET /nowhere HTTP/1.1\r\nHost: evil.example",
                        "GET /api/v2/tickets HTTP/1.1\r\nHost: evil.example\r\nHost: evil.example")
                .map(head -> head + "\r\nConnection: close\r\n" + SPOOFED + "\r\n"
                        + (head.contains("Content-Length: 17") ? "{\"summary\": \"Two\"}".substring(0, 17) : ""))
                .toList();
    }

    private static Replies.Reply ask(Stage stage, String from, String request) throws Exception {
        try (Wire wire = Wire.from(from, stage.node().port())) {
            List<Replies.Reply> replies =
                    Replies.in(wire.say(request).hear(PATIENCE).text());
            assertThat(replies).as(request).hasSize(1);
            return replies.get(0);
        }
    }

    /** One line is written after its answer has left. */
    private static void awaitLog(Stage stage, String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> stage.node().log().contains(text));
    }

    /** The ports at which a process listens, of TCP as of UDP. */
    private static Set<Integer> listening(long pid) throws Exception {
        Set<String> sockets;
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            sockets = files.map(DoorIT::target)
                    .filter(name -> name.startsWith("socket:["))
                    .collect(Collectors.toSet());
        }
        Set<Integer> ports = new HashSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/net", table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> sockets.contains("socket:[" + row[9] + "]"))
                        .filter(row -> row[3].equals(LISTENS) || table.startsWith("udp"))
                        .forEach(row -> ports.add(Integer.parseInt(row[1].substring(row[1].indexOf(':') + 1), HEX)));
            }
        }
        return ports;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}

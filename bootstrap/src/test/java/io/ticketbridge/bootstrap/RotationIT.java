package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret key is changed while the server is at work (S-24). How often: {@code -Drotations}. */
class RotationIT {
    private static final int ROTATIONS = Integer.getInteger("rotations", 10);
    private static final int CLIENTS = 4;
    private static final Duration STOPPED = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void aRotationShouldBeNoticedByNobody() throws Exception {
        Map<String, String> environment = Typed.environment(folder);
        environment.put("TICKETBRIDGE_RATE_READS", "0");
        environment.put("TICKETBRIDGE_RATE_WRITES", "0");
        environment.put("TICKETBRIDGE_SHUTDOWN_DELAY", "0s");
        Path keys = folder.resolve("data").resolve("secret.key");
        try (JiraSandbox jira = JiraSandbox.start(SandboxOptions.cloud(), Clock.systemUTC())) {
            String key;
            try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
                key = prepare(server, environment, jira);
                Api alice = new Api(MainJobIT.awaitAddress(server), key);
                rotateUnderLoad(alice, environment);
                List<String> listed =
                        type(environment, "secret-key", "list").lines().toList();
                assertThat(listed).hasSize(1 + 1 + ROTATIONS);
                assertThat(listed.get(1)).matches("[0-9a-f]{8} +yes +1");
                server.terminate();
                server.exitCode(STOPPED);
            }
            System.out.printf("rotations: %d, answers meanwhile: %d, refused: 0%n", ROTATIONS, answered.get());
            assertThat(bytesOfAllFiles()).doesNotContain(SandboxOptions.TOKEN);
            Files.writeString(keys, Files.readAllLines(keys).get(0));
            try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
                assertThat(new Api(MainJobIT.awaitAddress(server), key)
                                .get("/tickets/1")
                                .status())
                        .isEqualTo(200);
                server.terminate();
                server.exitCode(STOPPED);
            }
            aServerWithoutTheKeyShouldSaySo(environment, keys);
        }
    }

    private void aServerWithoutTheKeyShouldSaySo(Map<String, String> environment, Path keys) throws Exception {
        Files.delete(keys);
        try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
            assertThat(server.exitCode(STOPPED)).isEqualTo(2);
            assertThat(server.errors())
                    .contains("ticketbridge: The secret key file " + keys + " is missing: restore it")
                    .doesNotContain("\tat ");
        }
        assertThat(keys).doesNotExist();
    }

    private void rotateUnderLoad(Api alice, Map<String, String> environment) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> work(alice, done));
        }
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
            assertThat(type(environment, "secret-key", "rotate")).startsWith("Sealed 1 secrets anew with key ");
        }
        done.set(true);
        clients.shutdown();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refused).isEmpty();
        assertThat(answered.get()).isGreaterThan(ROTATIONS * CLIENTS);
    }

    /** Each of these opens the integration's credentials. */
    private void work(Api alice, AtomicBoolean done) {
        for (int i = 0; !done.get(); i++) {
            int status = i % 5 == 0
                    ? status(() -> alice.send("POST", "/tickets", "{\"summary\":\"Finding\"}"))
                    : status(() -> alice.get("/tickets/1"));
            answered.incrementAndGet();
            if (status / 100 != 2) {
                refused.add(status);
            }
        }
    }

    private interface Asking {
        Api.Answer ask() throws Exception;
    }

    private static int status(Asking asking) {
        try {
            return asking.ask().status();
        } catch (Exception unanswered) {
            return 0;
        }
    }

    private static String prepare(RunningJar server, Map<String, String> environment, JiraSandbox jira)
            throws Exception {
        server.line();
        type(environment, "user", "add", "alice", "--email", "alice@example.com");
        String key = type(environment, "key", "add", "alice").strip();
        Typed added = Typed.command(
                environment,
                SandboxOptions.TOKEN,
                "integration",
                "add",
                "--user",
                "alice",
                "--base-url",
                jira.baseUrl(),
                "--project",
                SandboxOptions.PROJECT,
                "--email",
                SandboxOptions.EMAIL,
                "--token-stdin");
        assertThat(added.exitCode()).isZero();
        Api alice = new Api(MainJobIT.awaitAddress(server), key);
        assertThat(alice.send("POST", "/tickets", "{\"summary\":\"First\"}").status())
                .isEqualTo(201);
        return key;
    }

    private static String type(Map<String, String> environment, String... arguments) {
        Typed typed = Typed.command(environment, "", arguments);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out();
    }

    private String bytesOfAllFiles() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}

package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Keys on two nodes that share a PostgreSQL (S-05, S-06): what is kept of them, what is told of those that are none and how soon,
 * how soon one is none that was taken away, and who tries many. How many timings: {@code -Dkeys}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class KeysIT {
    private static final int TIMES = Integer.getInteger("keys", 300);
    private static final int GUESSES = 1_000;
    private static final int FREE_GUESSES = 20;
    private static final int SECONDS_FOR_ANOTHER = 3;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    private int asked;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        stage = Stage.onPostgres(folder, SandboxOptions.cloud(), 2);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void aDumpOfAllThatIsKeptShouldHoldNoKey() throws Exception {
        String key = newKey("dumped");
        assertThat(ask(0, key)).isEqualTo(200);
        Path data = Path.of(value("show data_directory"));
        value("select 1 from pg_switch_wal()");
        execute("checkpoint");
        String all = bytes(data) + bytes(folder);
        String hash = ApiKey.parse(key).orElseThrow().hash().value();
        // Not asked of the text itself, for that is more than a failure can tell.
        assertThat(Stream.of(hash, key, key.substring(3, 37), SandboxOptions.TOKEN)
                        .filter(all::contains))
                .as("what is kept of it")
                .containsExactly(hash);
    }

    @Test
    void aKeyThatIsNoneShouldBeToldInTheSameWordsAndTheSameTime() throws Exception {
        String revoked = newKey("revoked");
        stage.node().command("", "key", "remove", numberOf("revoked"));
        String expired = newKey("expired");
        execute("update api_keys set expires_at = created_at where id = " + numberOf("expired"));
        List<Supplier<String>> kinds =
                List.of(KeysIT::unknown, () -> revoked, () -> expired, () -> mistyped(unknown()), () -> "rk_" + asked);
        long[][] times = new long[kinds.size()][TIMES];
        for (int i = -TIMES / 10; i < TIMES; i++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                int turn = Math.floorMod(kind + i, kinds.size());
                long time = refused(kinds.get(turn).get());
                times[turn][Math.max(0, i)] = time;
            }
        }
        double noise = 4 * Math.sqrt(1 / (6.0 * TIMES));
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            double chance = chanceToBeSlower(times[pair[0]], times[pair[1]]);
            assertThat(Math.abs(chance - 0.5))
                    .as("kinds %s", Arrays.toString(pair))
                    .isLessThan(Math.max(0.03, noise));
        }
        System.out.printf(
                "keys that are none, %d each, medians in ms: unknown %.3f, revoked %.3f, expired %.3f (chance that one is slower"
                        + " than another: %.3f, %.3f, %.3f); wrong checksum, not looked up: %.3f; too short: %.3f%n",
                TIMES,
                median(times[0]),
                median(times[1]),
                median(times[2]),
                chanceToBeSlower(times[0], times[1]),
                chanceToBeSlower(times[0], times[2]),
                chanceToBeSlower(times[1], times[2]),
                median(times[3]),
                median(times[4]));
    }

    @Test
    void aKeyThatWasTakenAwayShouldBeNoneOnEveryNodeAtOnceAndTheOtherStay() throws Exception {
        String old = newKey("old");
        String fresh = newKey("fresh");
        for (int node = 0; node < 2; node++) {
            assertThat(ask(node, old)).isEqualTo(200);
            assertThat(ask(node, fresh)).isEqualTo(200);
        }
        stage.node().command("", "key", "remove", numberOf("old"));
        long taken = System.nanoTime();
        for (int node = 0; node < 2; node++) {
            assertThat(ask(node, old)).as("node %d", node).isEqualTo(401);
            assertThat(ask(node, fresh)).as("node %d", node).isEqualTo(200);
        }
        System.out.printf("a key that was taken away is refused by both nodes in %.0f ms%n", sinceMillis(taken));
        assertThat(sinceMillis(taken)).isLessThan(1_000);
    }

    @Test
    void useShouldBeNotedOnceAMinuteHoweverManyUsesThereAre() throws Exception {
        String key = newKey("busy");
        String note = "select xmin || ' ' || last_used_at from api_keys where id = " + numberOf("busy");
        assertThat(ask(0, key)).isEqualTo(200);
        String first = value(note);
        long began = System.nanoTime();
        for (int use = 0; use < 200; use++) {
            assertThat(ask(use % 2, key)).isEqualTo(200);
        }
        assertThat(sinceMillis(began)).isLessThan(50_000);
        assertThat(value(note)).isEqualTo(first);
    }

    @Test
    void whoeverTriesKeysShouldBeSentAwayAndNobodyElse() throws Exception {
        String key = newKey("good");
        String guesser = "203.0.113.7";
        assertThat(ask(0, key, guesser)).isEqualTo(200);
        int looked = 0;
        long began = System.nanoTime();
        for (int guess = 0; guess < GUESSES; guess++) {
            int status = ask(0, unknown(), guesser);
            assertThat(status).isIn(401, 429);
            looked += status == 401 ? 1 : 0;
            if (guess % 50 == 0) {
                assertThat(ask(0, key, "203.0.113.8")).isEqualTo(200);
                assertThat(ask(0, key, guesser))
                        .as("one that was good from there before")
                        .isEqualTo(200);
            }
        }
        double seconds = sinceMillis(began) / 1_000;
        System.out.printf("%d keys tried from one address in %.1f s: %d were looked up%n", GUESSES, seconds, looked);
        assertThat(looked).isBetween(FREE_GUESSES, FREE_GUESSES + 1 + (int) (seconds / SECONDS_FOR_ANOTHER));
    }

    private String newKey(String name) throws Exception {
        return stage.node().command("", "key", "add", "user-0", "--name", name);
    }

    private String numberOf(String name) throws Exception {
        return value("select id from api_keys where name = '" + name + "'");
    }

    private static String unknown() {
        return ApiKey.generate(new SecureRandom()).reveal();
    }

    /** With another last character than its checksum has. */
    private static String mistyped(String key) {
        return key.substring(0, key.length() - 1) + (key.endsWith("a") ? "b" : "a");
    }

    private long refused(String key) throws Exception {
        HttpRequest request = request(0, key, address());
        long began = System.nanoTime();
        HttpResponse<String> reply = HTTP.send(request, BodyHandlers.ofString());
        long time = System.nanoTime() - began;
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body().replaceAll("\"request_id\":\"[^\"]*\"", ""))
                .isEqualTo("{\"success\":false,\"message\":\"Use \\\"Authorization: Bearer <jwt>\\\" or \\\"X-API-Key:"
                        + " <api_token>\\\".\",\"code\":\"unauthorized\",}");
        return time;
    }

    private int ask(int node, String key) throws Exception {
        return ask(node, key, address());
    }

    private static HttpRequest request(String base, String key, String from) {
        return HttpRequest.newBuilder(URI.create(base + "/tickets"))
                .header("X-API-Key", key)
                .header("X-Forwarded-For", from)
                .build();
    }

    private HttpRequest request(int node, String key, String from) {
        return request(stage.nodes().get(node).base(), key, from);
    }

    private int ask(int node, String key, String from) throws Exception {
        return HTTP.send(request(node, key, from), BodyHandlers.discarding()).statusCode();
    }

    /** Another one each time, so that nobody is sent away for trying. */
    private String address() {
        asked++;
        return "10." + asked / 65_536 + "." + asked / 256 % 256 + "." + asked % 256;
    }

    private String value(String query) throws Exception {
        try (Connection connection = stage.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private void execute(String change) throws Exception {
        try (Connection connection = stage.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static String bytes(Path of) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(bytesOrGone(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** PostgreSQL makes and drops files of its own while it is at work. */
    private static byte[] bytesOrGone(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    /** How often one of the first takes longer than one of the second: 0.5 where nothing tells them apart (Mann and Whitney). */
    private static double chanceToBeSlower(long[] first, long[] second) {
        long[] sorted = second.clone();
        Arrays.sort(sorted);
        return Arrays.stream(first)
                .mapToDouble(time -> (double) faster(sorted, time) / sorted.length)
                .average()
                .orElseThrow();
    }

    /** How many of these took less. */
    private static int faster(long[] sorted, long time) {
        int found = Arrays.binarySearch(sorted, time);
        return found < 0 ? -found - 1 : found;
    }

    private static double median(long[] times) {
        return Arrays.stream(times).sorted().toArray()[times.length / 2] / 1e6;
    }

    private static double sinceMillis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}

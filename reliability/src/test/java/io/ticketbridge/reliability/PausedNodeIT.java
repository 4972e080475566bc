package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node stands still while it holds leases, longer than they last, and wakes up. For how long: {@code -Dpaused=60}
 * seconds. With {@code -Dfaketime=/path/of/libfaketime.so.1} one node's clock is 10 minutes behind, and another's as much ahead.
 */
class PausedNodeIT {
    private static final Duration PAUSED = Duration.ofSeconds(Integer.getInteger("paused", 36));
    private static final Duration TAKE_OVER = Duration.ofSeconds(30 + 5);
    private static final int WISHES = 12;

    /** The library that lies to a process about the time, of Debian's package {@code libfaketime}. */
    private static final String FAKETIME = System.getProperty("faketime", "");

    private static final List<String> CLOCKS = List.of("-10m", "+10m", "+0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aNodeThatWakesUpShouldDoNoHarm() throws Exception {
        try (Stage stage = Stage.onPostgres(
                folder,
                SandboxOptions.cloud(),
                CLOCKS.stream().map(PausedNodeIT::clock).toList())) {
            assertThat(stage.client().create(ledger.newWish())).isPresent();
            stage.jira().fail("POST", "/issue$", WISHES, new Fault.AnswersLate(Duration.ofSeconds(3)));
            List<Future<?>> wishes = wish(stage, WISHES);
            Awaitility.await().until(() -> stage.issues().count() == WISHES + 1);
            stage.node().signal("STOP");
            long began = System.nanoTime();
            List<Node> awake = stage.nodes().subList(1, stage.nodes().size());
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(PAUSED)
                    .until(() -> stage.client(0, awake).tickets().size() == WISHES + 1);
            Duration takenOver = Duration.ofNanos(System.nanoTime() - began);
            Thread.sleep(Math.max(0, PAUSED.minus(takenOver).toMillis()));
            stage.node().signal("CONT");
            for (Future<?> wish : wishes) {
                wish.get();
            }
            System.out.printf(
                    "paused node%s: %d s, taken over after %d ms; %s%n",
                    FAKETIME.isEmpty() ? "" : ", clocks " + CLOCKS,
                    PAUSED.toSeconds(),
                    takenOver.toMillis(),
                    ledger.settle(stage, Duration.ofMinutes(2)));
            assertThat(stage.issues()).hasSize(WISHES + 1);
            assertThat(takenOver).isLessThanOrEqualTo(TAKE_OVER);
        }
    }

    /** The time of day is false; for how long something takes is not, or else the JVM's timed waits would end at once. */
    private static Map<String, String> clock(String offset) {
        return FAKETIME.isEmpty()
                ? Map.of()
                : Map.of(
                        "LD_PRELOAD",
                        FAKETIME,
                        "FAKETIME",
                        offset,
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
    }

    /** All to the node that will stand still. */
    private List<Future<?>> wish(Stage stage, int many) {
        List<Future<?>> wishes = new ArrayList<>();
        SdkClient client = stage.client(0, List.of(stage.node()));
        for (int i = 0; i < many; i++) {
            String wish = ledger.newWish();
            wishes.add(clients.submit(() -> {
                client.create(wish).ifPresent(ticket -> ledger.acknowledged(wish, ticket));
                return null;
            }));
        }
        return wishes;
    }
}

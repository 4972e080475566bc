package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is told to stop under load. How often: {@code -Dstops=100}. */
class StopIT {
    private static final int STOPS = Integer.getInteger("stops", 2);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final ConcurrentMap<String, AtomicInteger> ends = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aStopShouldBreakNothingOffAndLeaveNothingUnknown() throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService clients = Executors.newCachedThreadPool();
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            stage.jira().fail("POST", "/issue$", Integer.MAX_VALUE, new Fault.AnswersLate(Duration.ofMillis(300)));
            assertThat(stage.client().create(ledger.newWish())).isPresent();
            var load = clock.scheduleAtFixedRate(
                    () -> clients.execute(() -> request(stage.client())),
                    0,
                    BETWEEN_REQUESTS.toMillis(),
                    TimeUnit.MILLISECONDS);
            long longest = 0;
            for (int stop = 0; stop < STOPS; stop++) {
                Thread.sleep(1_000);
                long began = System.nanoTime();
                stage.node().signal("TERM");
                assertThat(stage.node().process().waitFor(35, TimeUnit.SECONDS)).isTrue();
                longest = Math.max(longest, System.nanoTime() - began);
                String[] opened = stage.issues().map(issue -> issue.summary()).toArray(String[]::new);
                stage.node().start();
                assertThat(stage.tickets()).containsKeys(opened);
            }
            load.cancel(false);
            clock.shutdown();
            clients.shutdown();
            assertThat(clients.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            System.out.printf(
                    "stops: %d, the longest %d ms; answers %s; %s%n",
                    STOPS, longest / 1_000_000, ends, ledger.settle(stage, Duration.ofMinutes(1)));
            assertThat(ends.keySet()).isSubsetOf("200", "201", "429", "503", "refused");
            assertThat(ends).containsKeys("200", "201");
        }
    }

    /** One attempt, so that nothing is mended by a repeat. */
    private void request(SdkClient client) {
        boolean writes = Math.floorMod(
                        ends.values().stream().mapToInt(AtomicInteger::get).sum(), 2)
                == 0;
        String end;
        try {
            end = String.valueOf(writes ? write(client) : client.get("/tickets").statusCode());
        } catch (ConnectException refused) {
            end = "refused";
        } catch (Exception brokenOff) {
            end = "broken off: " + brokenOff + ", " + brokenOff.getCause();
        }
        ends.computeIfAbsent(end, same -> new AtomicInteger()).incrementAndGet();
    }

    private int write(SdkClient client) throws Exception {
        String wish = ledger.newWish();
        var reply = client.post("/tickets", "{\"summary\":\"" + wish + "\"}");
        if (reply.statusCode() == 201) {
            ledger.acknowledged(wish, SdkClient.idIn(reply));
        }
        return reply.statusCode();
    }
}

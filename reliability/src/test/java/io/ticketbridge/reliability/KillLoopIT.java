package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again while twenty tickets a second are wanted. How often: {@code -Dkills=1000}; which
 * moments: {@code -Dseed=1}.
 */
class KillLoopIT {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Duration BETWEEN_WISHES = Duration.ofMillis(50);
    /** How long what a kill left half done may take to be finished. */
    private static final Duration SETTLE = Duration.ofSeconds(Long.getLong("settle", 900));

    private static final int LONGEST_RUN_MILLIS = 3_000;
    private static final int SHORTEST_RUN_MILLIS = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final Random random = new Random(SEED);

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void oneNodeOnH2ShouldLoseNothingAndOpenNothingTwice() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            killAgainAndAgain("one node on H2", stage);
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void twoNodesOnPostgresShouldLoseNothingAndOpenNothingTwice() throws Exception {
        try (Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), 2)) {
            killAgainAndAgain("two nodes on PostgreSQL", stage);
        }
    }

    private void killAgainAndAgain(String what, Stage stage) throws Exception {
        // Each kill meets some issues that Jira has opened and not yet told of.
        stage.jira().fail("POST", "/issue$", Integer.MAX_VALUE, new Fault.AnswersLate(Duration.ofMillis(200)));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService clients = Executors.newCachedThreadPool();
        Future<?> load = clock.scheduleAtFixedRate(
                () -> clients.execute(() -> wish(stage.client())), 0, BETWEEN_WISHES.toMillis(), TimeUnit.MILLISECONDS);
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(SHORTEST_RUN_MILLIS + random.nextInt(LONGEST_RUN_MILLIS - SHORTEST_RUN_MILLIS));
            Node node = stage.nodes().get(random.nextInt(stage.nodes().size()));
            node.kill();
            node.start();
        }
        load.cancel(false);
        clock.shutdown();
        clients.shutdown();
        assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        String figures = ledger.settle(stage, SETTLE);
        System.out.printf("kill -9, %s: %d kills (seed %d), %s%n", what, KILLS, SEED, figures);
        assertThat(ledger.acknowledged()).isGreaterThan(KILLS);
    }

    private void wish(SdkClient client) {
        String wish = ledger.newWish();
        try {
            client.create(wish).ifPresent(ticket -> ledger.acknowledged(wish, ticket));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

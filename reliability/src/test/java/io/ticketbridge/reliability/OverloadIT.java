package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * More is asked for than can be served, and one key asks without end. For how long: {@code -Doverload=30} seconds.
 * Nothing else runs beside it, for it takes times.
 */
@Isolated
class OverloadIT {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("overload", 3));
    /** What Jira can serve: 16 creations a second, so that ten times as many leave a machine time. */
    private static final int CAPACITY = 16;

    private static final Duration JIRA_TAKES = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int LISTS_A_SECOND = 20;
    /** In the short form half as many, for a slow machine is at its end with 500, whoever asks. */
    private static final int LISTS_WITHOUT_END = TIME.toSeconds() < 10 ? 250 : 500;

    /** Of the few that get through in a short time the last one of a hundred is the slowest of all, whatever slowed it down. */
    private static final double TAIL = TIME.toSeconds() < 10 ? 90 : 99;

    /** What a shared machine adds to a few milliseconds at any time. */
    private static final long NOISE_MILLIS = Goals.millis(50);

    private static final Duration NORMAL_AGAIN = Duration.ofSeconds(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void tenTimesAsManyShouldLetNearlyAsManyThroughAndNotMuchLater() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud())) {
            stage.jira().fail("POST", "/issue$", Integer.MAX_VALUE, new Fault.TakesTurns(CAPACITY, JIRA_TAKES));
            Load.of(10 * CAPACITY, WARM_UP, () -> create(stage));
            Load.Figures normal = Load.of(CAPACITY / 2, TIME, () -> create(stage));
            Load.Figures peak = Load.of(CAPACITY, TIME, () -> create(stage));
            Load.Figures over = Load.of(10 * CAPACITY, TIME, () -> create(stage));
            Thread.sleep(NORMAL_AGAIN.toMillis());
            Load.Figures after = Load.of(CAPACITY / 2, TIME, () -> create(stage));
            System.out.printf(
                    "overload: half of what can be served: %s; all of it: %s; ten times as many: %s; 5 s later: %s%n",
                    normal, peak, over, after);
            assertThat(over.statuses()).isSubsetOf(201, 429, 503);
            assertThat(over.of(201)).isGreaterThanOrEqualTo(peak.of(201) * 8 / 10);
            assertThat(over.percentile(201, TAIL)).isLessThanOrEqualTo(3 * normal.percentile(201, TAIL));
            assertThat(after.statuses()).containsOnly(201);
            assertThat(after.percentile(201, TAIL)).isLessThanOrEqualTo(2 * normal.percentile(201, TAIL));
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aKeyThatAsksWithoutEndShouldNotSlowDownTheOthers() throws Exception {
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud()).withUsers(2)) {
            assertThat(stage.client(0).create(ledger.newWish())).isPresent();
            assertThat(stage.client(1).create(ledger.newWish())).isPresent();
            Load.of(LISTS_WITHOUT_END, WARM_UP, () -> list(stage, 0));
            Load.Figures before = Load.of(LISTS_A_SECOND, TIME, () -> list(stage, 1));
            Future<Load.Figures> greedy = others.submit(() -> Load.of(LISTS_WITHOUT_END, TIME, () -> list(stage, 0)));
            Load.Figures meanwhile = Load.of(LISTS_A_SECOND, TIME, () -> list(stage, 1));
            System.out.printf(
                    "one key asks %d times a second: %s; another before: %s; meanwhile: %s%n",
                    LISTS_WITHOUT_END, greedy.get(), before, meanwhile);
            assertThat(meanwhile.statuses()).containsOnly(200);
            assertThat(meanwhile.percentile(200, TAIL))
                    .isLessThanOrEqualTo(Math.max(NOISE_MILLIS, before.percentile(200, TAIL) * 3 / 2));
        } finally {
            others.shutdownNow();
        }
    }

    /** Whoever is sent away is told when to come back. */
    private int create(Stage stage) throws Exception {
        String wish = ledger.newWish();
        HttpResponse<String> reply = stage.client().post("/tickets", "{\"summary\":\"" + wish + "\"}");
        boolean sentAway = reply.statusCode() == 429 || reply.statusCode() == 503;
        assertThat(reply.headers().firstValue("Retry-After").isPresent()).isEqualTo(sentAway);
        return reply.statusCode();
    }

    private static int list(Stage stage, int user) throws Exception {
        return stage.client(user).get("/tickets").statusCode();
    }
}

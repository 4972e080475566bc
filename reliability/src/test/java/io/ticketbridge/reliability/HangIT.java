package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Jira hangs. For how long: {@code -Dhangs=30} seconds. Nothing else runs beside it, for it takes times. */
@Isolated
class HangIT {
    private static final Duration HANGS = Duration.ofSeconds(Integer.getInteger("hangs", 4));
    private static final int READS_A_SECOND = 150;
    private static final int WRITES_A_SECOND = 50;
    private static final int WRITES_ELSEWHERE = 5;
    private static final int PLACES = 16;
    private static final int READERS = 20;
    private static final long SLOW_LIST = Goals.millis(200);
    private static final Duration SLOW_JIRA = Duration.ofSeconds(5);
    /** A sending has half the time of its request, 12.5 s, less what the way there differs by. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** */
    private static final long P99_GOAL = Goals.millis(100);

    /** Beside what two lists take meanwhile: a busy machine is slow with all. */
    private static final long AT_ONCE = Goals.millis(50);

    /** Less than anybody waits who stands in line, and more than a busy machine adds. */
    private static final long IN_LINE = 2_500;

    /** Each time that those who wait give up, as many get their places and as many stand in line for 3 s. */
    private static final long TOLD_LATER = 2 * PLACES * (1 + HANGS.toSeconds() / PATIENCE.toSeconds());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aJiraThatHangsShouldHoldUpNoList() throws Exception {
        ExecutorService writers = Executors.newCachedThreadPool();
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud()).withUsers(2)) {
            assertThat(stage.client().create("Seen before")).isPresent();
            assertThat(stage.client(1).create("Seen elsewhere")).isPresent();
            Load.of(READS_A_SECOND, Duration.ofSeconds(5), () -> list(stage)); // warm
            Load.Figures before = Load.of(READS_A_SECOND, HANGS, () -> list(stage));
            stage.jira().journal().clear();
            stage.jira().fail("*", "/", Integer.MAX_VALUE, new Fault.Delays(Duration.ofSeconds(60)));
            Future<Load.Figures> writing =
                    writers.submit(() -> Load.of(WRITES_A_SECOND, HANGS, () -> create(stage, 0)));
            Future<Load.Figures> elsewhere =
                    writers.submit(() -> Load.of(WRITES_ELSEWHERE, HANGS, () -> create(stage, 1)));
            Load.Figures meanwhile = Load.of(READS_A_SECOND, HANGS, () -> list(stage));
            System.out.printf(
                    "Jira hangs: lists before %s; meanwhile %s; writes to another Jira %s%n",
                    before, meanwhile, elsewhere.get());
            assertThat(elsewhere.get().statuses()).containsOnly(201);
            assertThat(meanwhile.statuses()).containsOnly(200);
            long waiting = mostAtOnce(stage.jira().journal().entries().stream()
                    .filter(entry -> entry.status() == 0)
                    .map(Journal.Entry::at)
                    .toList());
            assertThat(waiting).isBetween(1L, (long) PLACES);
            stage.jira().healAll();
            Load.Figures told = writing.get();
            System.out.printf(
                    "Jira hangs: %d waited for it at a time; writes %s, %d of them 503 after more than %d ms%n",
                    waiting, told, told.later(503, IN_LINE), IN_LINE);
            assertThat(told.statuses()).isSubsetOf(429, 503, 504);
            assertThat(told.later(503, IN_LINE)).isLessThanOrEqualTo(TOLD_LATER);
            assertThat(told.percentile(503, 50)).isLessThanOrEqualTo(AT_ONCE + 2 * meanwhile.percentile(200, 50));
            assertThat(meanwhile.percentile(200, 99)).isLessThanOrEqualTo(P99_GOAL);
        } finally {
            writers.shutdownNow();
        }
    }

    /** With the only connection in the hands of who waits for Jira, a list would wait as long. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whoWaitsForJiraShouldHoldNoConnection() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        Map<String, String> oneConnection = Map.of("TICKETBRIDGE_DATABASE_POOL_SIZE", "1");
        try (Stage stage = Stage.onH2(folder, SandboxOptions.cloud(), oneConnection)) {
            List<Long> tickets = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                tickets.add(stage.client().create(ledger.newWish()).orElseThrow());
            }
            Load.of(READS_A_SECOND, Duration.ofSeconds(2), () -> list(stage)); // warm
            stage.jira().fail("*", "/", Integer.MAX_VALUE, new Fault.Delays(SLOW_JIRA));
            List<Future<HttpResponse<String>>> reads = new ArrayList<>();
            for (long ticket : tickets) {
                reads.add(readers.submit(() -> stage.client().get("/tickets/" + ticket)));
            }
            Load.Figures lists = Load.of(READS_A_SECOND, SLOW_JIRA, () -> list(stage));
            for (Future<HttpResponse<String>> read : reads) {
                assertThat(read.get().statusCode()).isEqualTo(200);
            }
            System.out.printf("one connection, %d readers wait for Jira: lists %s%n", READERS, lists);
            assertThat(lists.statuses()).containsOnly(200);
            assertThat(lists.of(200)).isGreaterThan(READERS);
            assertThat(lists.percentile(200, 99)).isLessThanOrEqualTo(SLOW_LIST);
        } finally {
            readers.shutdownNow();
        }
    }

    /** Each waited until it was given up. */
    private static long mostAtOnce(List<Instant> sent) {
        return sent.stream()
                .mapToLong(one -> sent.stream()
                        .filter(other -> !other.isBefore(one) && other.isBefore(one.plus(PATIENCE)))
                        .count())
                .max()
                .orElse(0);
    }

    private int create(Stage stage, int user) throws Exception {
        String wish = "{\"summary\":\"" + ledger.newWish() + "\"}";
        return stage.client(user).post("/tickets", wish).statusCode();
    }

    private static int list(Stage stage) throws Exception {
        return stage.client().get("/tickets").statusCode();
    }
}

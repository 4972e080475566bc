package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key has its limit once, on however many nodes it is used (S-08). */
class RatesIT {
    private static final int LIMIT = 60;
    private static final Map<String, String> SETTINGS = Map.of("TICKETBRIDGE_RATE_READS", String.valueOf(LIMIT));
    /** Fewer than a node by itself would let through. */
    private static final int MOST_ON_THE_OTHER = LIMIT / 2;

    private static final Duration BETWEEN = Duration.ofMillis(100);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Timeout(120)
    void aKeyShouldHaveItsLimitOnceOnTwoNodes() throws Exception {
        try (Stage stage = Stage.onPostgres(folder, SandboxOptions.cloud(), List.of(SETTINGS, SETTINGS))) {
            SdkClient one = stage.client(0, List.of(stage.nodes().get(0)));
            SdkClient other = stage.client(0, List.of(stage.nodes().get(1)));
            int first = 0;
            while (lets(one)) {
                first++;
            }
            AtomicInteger second = new AtomicInteger();
            long began = System.nanoTime();
            Awaitility.await()
                    .pollInterval(BETWEEN)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        boolean let = lets(other);
                        second.addAndGet(let ? 1 : 0);
                        return !let || second.get() == MOST_ON_THE_OTHER;
                    });
            System.out.printf(
                    "rates: a limit of %d reads a minute; %d let through by one node, then %d by the other until it heard of"
                            + " them after %d ms%n",
                    LIMIT, first, second.get(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            assertThat(first).isGreaterThanOrEqualTo(LIMIT);
            assertThat(second.get()).isLessThan(MOST_ON_THE_OTHER);
        }
    }

    private static boolean lets(SdkClient client) throws Exception {
        int status = client.get("/tickets").statusCode();
        assertThat(status).isIn(200, 429);
        return status == 200;
    }
}

package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final int WAITING = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore turns = new Semaphore(0);
    private final AtomicInteger calls = new AtomicInteger();
    private final Sharing<String, Integer> sharing = new Sharing<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileACallIsUnderWayShouldShareTheNext() throws Exception {
        Future<Integer> first = ask("SEC-1");
        Awaitility.await().until(() -> calls.get() == 1);
        List<Future<Integer>> others =
                IntStream.range(0, WAITING).mapToObj(each -> ask("SEC-1")).toList();
        Awaitility.await().until(() -> sharing.waiting("SEC-1") == WAITING + 1);
        turns.release(2);
        assertThat(first.get()).isEqualTo(1);
        for (Future<Integer> other : others) {
            assertThat(other.get()).isEqualTo(2);
        }
        assertThat(calls).hasValue(2);
        assertThat(sharing.waiting("SEC-1")).isZero();
    }

    @Test
    void whoeverWantsSomethingElseShouldNotWait() throws Exception {
        Future<Integer> first = ask("SEC-1");
        Awaitility.await().until(() -> calls.get() == 1);
        Future<Integer> other = ask("SEC-2");
        Awaitility.await().until(() -> calls.get() == 2);
        turns.release(2);
        assertThat(List.of(first.get(), other.get())).containsExactly(1, 2);
    }

    @Test
    void aFailureShouldBeToldAsItIsAndTheNextCallTried() {
        assertThatThrownBy(() -> sharing.get("SEC-1", soon(), this::fail))
                .isInstanceOf(Refusal.JiraNotConfigured.class);
        assertThatThrownBy(() -> sharing.get("SEC-1", soon(), this::fail))
                .isInstanceOf(Refusal.JiraNotConfigured.class);
        assertThat(calls).hasValue(2);
    }

    @Test
    void nobodyShouldWaitBeyondTheirDeadline() {
        Future<Integer> first = ask("SEC-1");
        Awaitility.await().until(() -> calls.get() == 1);
        for (int each = 0; each < 2; each++) {
            assertThatThrownBy(() -> sharing.get("SEC-1", Deadline.in(Duration.ofMillis(20)), this::call))
                    .isInstanceOf(Refusal.JiraTimedOut.class);
        }
        turns.release(2);
        assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1);
        assertThat(ask("SEC-1")).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(2);
    }

    private Future<Integer> ask(String key) {
        return threads.submit(() -> sharing.get(key, soon(), this::call));
    }

    private Integer call() {
        int number = calls.incrementAndGet();
        turns.acquireUninterruptibly();
        return number;
    }

    private Integer fail() {
        calls.incrementAndGet();
        throw new Refusal.JiraNotConfigured();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(1));
    }
}

package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final int WAITING = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore turns = new Semaphore(0);
    private final List<Set<Integer>> looks = new CopyOnWriteArrayList<>();
    private final Gathering<Integer, String> gathering = new Gathering<>(this::look);
    private volatile String value = "before";

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileALookIsUnderWayShouldShareTheNext() throws Exception {
        Future<Optional<String>> first = threads.submit(() -> gathering.get(0));
        Awaitility.await().until(() -> looks.size() == 1);
        List<Future<Optional<String>>> others = IntStream.rangeClosed(1, WAITING)
                .mapToObj(key -> threads.submit(() -> gathering.get(key)))
                .toList();
        Awaitility.await().until(() -> gathering.waiting() == WAITING);
        value = "after";
        turns.release(2);
        assertThat(first.get()).contains("before");
        for (Future<Optional<String>> other : others) {
            assertThat(other.get()).contains("after");
        }
        assertThat(looks).hasSize(2);
        assertThat(looks.get(1)).hasSize(WAITING);
    }

    @Test
    void whatIsNotThereShouldBeEmpty() {
        turns.release();
        assertThat(gathering.get(-1)).isEmpty();
    }

    @Test
    void aFailureShouldBeToldAsItIsAndTheNextLookTried() {
        Gathering<Integer, String> failing = new Gathering<>(keys -> {
            throw new IllegalArgumentException("No look " + looks.size());
        });
        assertThatThrownBy(() -> failing.get(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> failing.get(1)).hasMessage("No look 0");
    }

    private Map<Integer, String> look(Set<Integer> keys) {
        String seen = value;
        looks.add(Set.copyOf(keys));
        turns.acquireUninterruptibly();
        return keys.stream().filter(key -> key >= 0).collect(Collectors.toMap(key -> key, key -> seen));
    }
}

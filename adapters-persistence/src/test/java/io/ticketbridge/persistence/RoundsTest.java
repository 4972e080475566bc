package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final int WAITING = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore turns = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private boolean broken;
    private final List<Integer> served = new CopyOnWriteArrayList<>();
    private final Rounds<Integer> rounds = new Rounds<>(this::work);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileARoundIsUnderWayShouldShareTheNext() throws Exception {
        Future<?> first = threads.submit(() -> rounds.join(0));
        Awaitility.await().until(() -> begun.get() == 1);
        List<Future<?>> others = wait(WAITING);
        turns.release(2);
        first.get();
        for (Future<?> other : others) {
            other.get();
        }
        assertThat(begun.get()).isEqualTo(2);
        assertThat(served).hasSize(1 + WAITING);
    }

    @Test
    void nobodyShouldBeServedByARoundThatBeganBefore() throws Exception {
        Future<?> first = threads.submit(() -> rounds.join(0));
        Awaitility.await().until(() -> begun.get() == 1);
        Future<?> second = wait(1).get(0);
        turns.release();
        first.get();
        Awaitility.await().until(() -> begun.get() == 2);
        assertThat(second.isDone()).isFalse();
        turns.release();
        second.get();
        assertThat(ended.get()).isEqualTo(2);
    }

    @Test
    void aRoundThatFailsShouldFailForAllItWasFor() throws Exception {
        Future<?> first = threads.submit(() -> rounds.join(0));
        Awaitility.await().until(() -> begun.get() == 1);
        List<Future<?>> others = wait(WAITING);
        broken = true;
        turns.release(2);
        assertThat(others).allSatisfy(other -> assertThatThrownBy(other::get).hasRootCauseMessage("No space left"));
        assertThatThrownBy(first::get).hasRootCauseMessage("No space left");
        assertThat(begun.get()).isEqualTo(2);
        broken = false;
        turns.release();
        rounds.join(0);
        assertThat(ended.get()).isEqualTo(1);
    }

    @Test
    void aRoundWithinARoundShouldBeRefused() {
        Rounds<Runnable> nested = new Rounds<>(wishes -> wishes.forEach(Runnable::run));
        assertThatThrownBy(() -> nested.join(() -> nested.join(() -> {}))).hasMessage("A round within a round");
    }

    /** So many who wait, each of them seen to. */
    private List<Future<?>> wait(int many) {
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            waiting.add(threads.submit(() -> rounds.join(0)));
        }
        Awaitility.await().until(() -> rounds.waiting() == many);
        return waiting;
    }

    private void work(List<Integer> wishes) {
        begun.incrementAndGet();
        turns.acquireUninterruptibly();
        if (broken) {
            throw new IllegalStateException("No space left");
        }
        ended.incrementAndGet();
        served.addAll(wishes);
    }
}

package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupSyncTest {
    private static final int WAITING = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore disk = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private boolean broken;
    private final GroupSync group = new GroupSync(this::sync);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverComesWhileASyncRunsShouldShareTheNext() throws Exception {
        Future<?> first = threads.submit(group::await);
        Awaitility.await().until(() -> begun.get() == 1);
        List<Future<?>> others = wait(WAITING);
        disk.release(2);
        first.get();
        for (Future<?> other : others) {
            other.get();
        }
        assertThat(begun.get()).isEqualTo(2);
    }

    @Test
    void nobodyShouldBeServedByASyncThatBeganBefore() throws Exception {
        Future<?> first = threads.submit(group::await);
        Awaitility.await().until(() -> begun.get() == 1);
        Future<?> second = wait(1).get(0);
        disk.release();
        first.get();
        Awaitility.await().until(() -> begun.get() == 2);
        assertThat(second.isDone()).isFalse();
        disk.release();
        second.get();
        assertThat(ended.get()).isEqualTo(2);
    }

    @Test
    void aSyncThatFailsShouldFailForAllItWasToServe() throws Exception {
        Future<?> first = threads.submit(group::await);
        Awaitility.await().until(() -> begun.get() == 1);
        List<Future<?>> others = wait(WAITING);
        broken = true;
        disk.release(2);
        assertThat(others).allSatisfy(other -> assertThatThrownBy(other::get).hasRootCauseMessage("No space left"));
        assertThatThrownBy(first::get).hasRootCauseMessage("No space left");
        assertThat(begun.get()).isEqualTo(2);
        broken = false;
        disk.release();
        group.await();
        assertThat(ended.get()).isEqualTo(1);
    }

    /** So many who wait, each of them seen to. */
    private List<Future<?>> wait(int many) {
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            waiting.add(threads.submit(group::await));
        }
        Awaitility.await().until(() -> group.waiting() == many + 1);
        return waiting;
    }

    private void sync() {
        begun.incrementAndGet();
        disk.acquireUninterruptibly();
        if (broken) {
            throw new IllegalStateException("No space left");
        }
        ended.incrementAndGet();
    }
}

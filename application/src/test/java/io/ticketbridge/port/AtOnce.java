package io.ticketbridge.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same thing on several threads that start together. */
final class AtOnce {
    private static final int THREADS = 4;

    private AtOnce() {}

    /** What each thread got; fails as the first of them that failed. */
    static <T> List<T> run(Callable<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return work.call();
            }));
        }
        threads.shutdown();
        return running.stream().map(AtOnce::result).toList();
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}

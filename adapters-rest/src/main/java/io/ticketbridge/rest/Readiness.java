package io.ticketbridge.rest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Whether requests should be sent here: not once the server is to stop, nor while its database does not work. Anybody may ask, so
 * one look at the database is for all who ask within a second, and few of them wait for it.
 */
final class Readiness {
    /** What is found. */
    enum State {
        STARTING,
        READY,
        STOPPING,
        STORE_UNAVAILABLE
    }

    /** A database that takes longer to answer would be no use to a request either. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long HOLDS_NANOS = Duration.ofSeconds(1).toNanos();

    /** A look that hangs for so long is left alone, and another one begun. */
    private static final long GIVEN_UP_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int MOST_WAITING = 16;

    private final BooleanSupplier isStopping;
    private final BooleanSupplier storeWorks;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private Look look = new Look(CompletableFuture.completedFuture(true), System.nanoTime() - HOLDS_NANOS);
    private volatile boolean worked = true;

    private record Look(CompletableFuture<Boolean> works, long began) {
        boolean holds(long now) {
            return now - began < (works.isDone() ? HOLDS_NANOS : GIVEN_UP_NANOS);
        }
    }

    Readiness(BooleanSupplier isStopping, BooleanSupplier storeWorks) {
        this.isStopping = isStopping;
        this.storeWorks = storeWorks;
    }

    State now() {
        if (isStopping.getAsBoolean()) {
            return State.STOPPING;
        }
        if (!waiting.tryAcquire()) {
            return state(worked);
        }
        try {
            worked = isWorking(current().works());
            return state(worked);
        } finally {
            waiting.release();
        }
    }

    private static State state(boolean works) {
        return works ? State.READY : State.STORE_UNAVAILABLE;
    }

    private synchronized Look current() {
        long now = System.nanoTime();
        if (!look.holds(now)) {
            look = new Look(CompletableFuture.supplyAsync(storeWorks::getAsBoolean, Readiness::begin), now);
        }
        return look;
    }

    private static boolean isWorking(CompletableFuture<Boolean> works) {
        try {
            return works.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException outOfOrder) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "readiness");
        thread.setDaemon(true);
        thread.start();
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Files on their way to whoever asked for them. Each takes room on the disk and somebody who sends it until it is there, and
 * whoever takes it slowly must not have many: so each user has a few at a time, and all together not many more.
 */
final class Handouts {
    /** As many as a browser fetches from one server at a time over HTTP/1.1. */
    static final int OF_ONE = 6;

    /** Of 10 MB each, they fit the folder that docs/hardening.md gives them, beside uploads. */
    static final int IN_ALL = 16;

    private static final int MOST_IN_LINE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Semaphore all = new Semaphore(IN_ALL, true);
    private final ConcurrentMap<UserId, Semaphore> ofEach = new ConcurrentHashMap<>();

    /** The file that {@code fetch} gets, whose place is free again when it is closed. */
    Preview give(UserId user, Supplier<Preview> fetch) {
        Semaphore own = ofEach.computeIfAbsent(user, first -> new Semaphore(OF_ONE, true));
        take(own);
        try {
            take(all);
        } catch (RuntimeException none) {
            own.release();
            throw none;
        }
        Runnable leave = once(() -> {
            all.release();
            own.release();
        });
        try {
            return fetch.get().andThen(leave);
        } catch (RuntimeException | Error failed) {
            leave.run();
            throw failed;
        }
    }

    private static void take(Semaphore places) {
        try {
            if (places.getQueueLength() < MOST_IN_LINE
                    && places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.JiraUnavailable.busyWithFiles(SOON);
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }
}

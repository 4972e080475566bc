package io.ticketbridge.rest;

import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many live streams of events there are at a time. Each has a thread and a connection to itself for as long as it lasts, so there
 * are few: some of each user, and not many more of all together.
 */
final class EventStreams {
    /** What {@link Workers} has threads for, beside those of requests. */
    static final int IN_ALL = 64;

    /** A few programs, and the pages that somebody has open. */
    static final int OF_ONE = 8;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Semaphore all = new Semaphore(IN_ALL);
    private final ConcurrentMap<UserId, Semaphore> ofEach = new ConcurrentHashMap<>();

    /**
     * Takes a place for a stream of this user's.
     *
     * @return gives it back
     */
    Runnable enter(UserId user) {
        Semaphore own = ofEach.computeIfAbsent(user, first -> new Semaphore(OF_ONE));
        if (!own.tryAcquire()) {
            throw tooMany("You have " + OF_ONE + " streams of events open: close one");
        }
        if (!all.tryAcquire()) {
            own.release();
            throw tooMany("All streams of events that this server has room for are taken: come again later");
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                all.release();
                own.release();
            }
        };
    }

    /** How many there are. */
    int open() {
        return IN_ALL - all.availablePermits();
    }

    private static TooMany tooMany(String message) {
        return new TooMany("too_many_streams", message + ", or ask for GET /events every so often", SOON);
    }
}

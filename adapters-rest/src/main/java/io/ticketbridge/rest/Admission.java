package io.ticketbridge.rest;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are at work at a time: so many in all, that each gets done in good time, and so many under one key,
 * that nobody takes all the places. It is decided before a key is looked up, so that to be sent away costs next to
 * nothing; who brings no key shares the places of one.
 */
final class Admission {
    /** What becomes of a request. */
    enum Verdict {
        ADMITTED,
        TOO_MANY_UNDER_THIS_KEY,
        TOO_MANY_IN_ALL
    }

    private final Capacity capacity;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byKey = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Admission(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Whoever is admitted must {@link #leave}. */
    Verdict enter(String key) {
        if (all.incrementAndGet() > capacity.atOnce()) {
            all.decrementAndGet();
            return Verdict.TOO_MANY_IN_ALL;
        }
        if (byKey.merge(key, 1, Integer::sum) > capacity.underOneKey()) {
            leave(key);
            return Verdict.TOO_MANY_UNDER_THIS_KEY;
        }
        return Verdict.ADMITTED;
    }

    void leave(String key) {
        byKey.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    /** From now on whoever comes is to go elsewhere with their next request; whether this was the first to say so. */
    boolean stop() {
        return stopping.compareAndSet(false, true);
    }

    boolean isStopping() {
        return stopping.get();
    }

    /** How many are at work. */
    int atWork() {
        return all.get();
    }
}

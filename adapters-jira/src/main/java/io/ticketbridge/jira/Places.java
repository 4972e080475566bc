package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * How many calls wait for one Jira at a time: few, until it has shown that it is as quick with more. One more for every few
 * quick calls while all places are taken. Where a call takes longer than its like do when few wait, there is a line inside Jira,
 * and as many fewer as it took longer; a tenth less for each that fails or is slow. Half as many again stand in line for a place,
 * so that nobody waits for a whole turn; the next is refused.
 */
final class Places {
    /** So many may wait for any Jira. */
    static final int FEWEST = 16;

    /** A call that takes longer is slow, whatever it asks for. */
    static final Duration SLOW = Duration.ofSeconds(3);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double LONGER = 1.25;
    private static final int QUICK_FOR_ONE_MORE = 4;
    private static final long NOISE_NANOS = Duration.ofMillis(50).toNanos();
    /** What the newest of them weighs in what calls usually take. */
    private static final double NEWEST = 0.1;

    private static final int PART_LOST = 10;

    private final int most;
    private final int mostInside;
    private final Seats seats = new Seats(FEWEST);
    private final AtomicInteger inside = new AtomicInteger();
    private final Map<String, Double> usualNanos = new ConcurrentHashMap<>();
    private final AtomicInteger limit = new AtomicInteger(FEWEST);
    private final LongSupplier nanoTime;
    private volatile long lastMove;
    private long lastCut;
    private int quick;

    private static final class Seats extends Semaphore {
        private static final long serialVersionUID = 1;

        Seats(int count) {
            super(count, true);
        }

        void takeAway(int count) {
            reducePermits(count);
        }
    }

    /** @param mostInside how many have a place or stand in line at most, however quick this Jira is */
    Places(int mostInside) {
        this(mostInside, System::nanoTime);
    }

    Places(int mostInside, LongSupplier nanoTime) {
        this.mostInside = Math.max(FEWEST, mostInside);
        this.most = Math.max(FEWEST, mostInside * 2 / 3);
        this.nanoTime = nanoTime;
        this.lastMove = nanoTime.getAsLong();
        this.lastCut = lastMove;
    }

    /** Makes the call in a place of its own, or refuses it unsent. */
    <T> T in(Sending<T> call) throws NoAnswer {
        try {
            if (inside.incrementAndGet() > room()) {
                throw Refusal.JiraUnavailable.lasting(SOON);
            }
            sitDown();
            lastMove = nanoTime.getAsLong();
            try {
                return call.send();
            } finally {
                seats.release();
            }
        } finally {
            inside.decrementAndGet();
        }
    }

    /** Whether the next is refused. */
    boolean areCrowded() {
        return inside.get() >= room();
    }

    /** How many there are now. */
    int count() {
        return limit.get();
    }

    /** How many calls wait, for an answer or for a place. */
    int waiting() {
        return inside.get();
    }

    synchronized int taken() {
        return limit.get() - seats.availablePermits();
    }

    private int room() {
        return Math.min(mostInside, limit.get() + Math.max(FEWEST, limit.get() / 2));
    }

    /**
     * A call has come to its end.
     *
     * @param like which calls take about as long
     * @param well whether Jira was well
     * @param before how many places were taken when it began
     */
    synchronized void ended(String like, boolean well, long nanos, int before) {
        lastMove = nanoTime.getAsLong();
        int taken = Math.max(before, taken());
        double usual = usualNanos.getOrDefault(like, (double) nanos);
        if (!well || nanos > SLOW.toNanos()) {
            cutTo(limit.get() - Math.max(1, limit.get() / PART_LOST));
        } else if (taken <= FEWEST) {
            usualNanos.put(like, usual + NEWEST * (nanos - usual));
            grow(taken);
        } else if (nanos > LONGER * usual + NOISE_NANOS) {
            shrink(usual / nanos, nanos);
        } else {
            grow(taken());
        }
    }

    private void grow(int taken) {
        if (taken >= limit.get() && limit.get() < most && ++quick % QUICK_FOR_ONE_MORE == 0) {
            limit.incrementAndGet();
            seats.release();
        }
    }

    /** Whoever began before there were fewer tells nothing new. */
    private void shrink(double by, long nanos) {
        if (lastMove - nanos - lastCut >= 0) {
            lastCut = lastMove;
            cutTo((int) (limit.get() * LONGER * by));
        }
    }

    private void cutTo(int count) {
        int lost = limit.get() - Math.max(FEWEST, Math.min(limit.get(), count));
        limit.addAndGet(-lost);
        seats.takeAway(lost);
    }

    /** First come, first served; nobody stands in line where for a while no place was taken or has become free. */
    private void sitDown() {
        boolean hangs = seats.availablePermits() <= 0 && nanoTime.getAsLong() - lastMove > SLOW.toNanos();
        if (hangs || !isSeated()) {
            throw Refusal.JiraUnavailable.lasting(SLOW);
        }
    }

    private boolean isSeated() {
        try {
            return seats.tryAcquire(SLOW.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

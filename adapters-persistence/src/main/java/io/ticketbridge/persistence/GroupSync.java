package io.ticketbridge.persistence;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One sync for all who wait for one: whoever has committed while a sync was running waits for the next, which serves
 * everybody who has come by then. Where it fails, it fails for all whom it was to serve.
 */
final class GroupSync {
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private final Runnable sync;
    private long served;
    private long refused;
    private @Nullable RuntimeException why;

    /** @param sync brings to the disk whatever was committed before it began */
    GroupSync(Runnable sync) {
        this.sync = sync;
    }

    /** Returns once what this thread has committed is on the disk. */
    void await() {
        long mine = asked.incrementAndGet();
        turn.lock();
        try {
            serve(mine);
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for a sync at this moment, whoever runs it among them. */
    int waiting() {
        return turn.getQueueLength() + (turn.isLocked() ? 1 : 0);
    }

    private void serve(long mine) {
        if (mine <= served) {
            return;
        }
        if (mine <= refused && why != null) {
            throw why;
        }
        long all = asked.get();
        try {
            sync.run();
            served = all;
        } catch (RuntimeException failure) {
            refused = all;
            why = failure;
            throw failure;
        }
    }
}

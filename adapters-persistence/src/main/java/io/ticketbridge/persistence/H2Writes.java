package io.ticketbridge.persistence;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One writer at a time into H2's file, and the syncs among them. When H2 writes, it gathers table by table what has changed,
 * and lets other transactions change more meanwhile: of one of these a part reaches the file, and without the log that would
 * undo it. Whoever is killed before the next write finds half a transaction (docs/adr/0006-h2-is-pinned.md).
 */
final class H2Writes {
    private final ReentrantLock turn = new ReentrantLock();
    private final GroupSync sync;

    /** @param disk brings to the disk whatever was committed before it began */
    H2Writes(Runnable disk) {
        this.sync = new GroupSync(() -> alone(() -> {
            disk.run();
            return true;
        }));
    }

    /**
     * Does it while nobody else writes.
     *
     * @throws IllegalStateException where this thread is in a transaction already: it would wait for itself
     */
    <T> T alone(Supplier<T> transaction) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A transaction within a transaction");
        }
        turn.lock();
        try {
            return transaction.get();
        } finally {
            turn.unlock();
        }
    }

    /** Returns once whatever this thread has committed or read is on the disk. */
    void sync() {
        sync.await();
    }
}

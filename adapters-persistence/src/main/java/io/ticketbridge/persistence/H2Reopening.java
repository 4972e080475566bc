package io.ticketbridge.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Opens an H2 file again that H2 has closed itself, as it does after a write that failed. Every connection must be gone
 * before the next is made: the last one of the closed database, when it goes, takes the name out of H2's list, and with it
 * the database that was opened under this name meanwhile. That one would stay locked for good.
 */
final class H2Reopening {
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

    private final ReentrantLock turn = new ReentrantLock();
    private final HikariDataSource pool;
    private final H2Sync sync;

    H2Reopening(HikariDataSource pool, H2Sync sync) {
        this.pool = pool;
        this.sync = sync;
    }

    /** Lets every connection go; who needs one waits, and then has a new one. Nothing happens while somebody else does it. */
    void reopen() {
        if (!turn.tryLock()) {
            return;
        }
        pool.getHikariPoolMXBean().suspendPool();
        try {
            sync.letGo();
            dropAll();
        } finally {
            pool.getHikariPoolMXBean().resumePool();
            turn.unlock();
        }
    }

    /** Whoever still holds one is about to fail, and then it goes too. */
    private void dropAll() {
        long began = System.nanoTime();
        do {
            pool.getHikariPoolMXBean().softEvictConnections();
            LockSupport.parkNanos(POLL);
        } while (pool.getHikariPoolMXBean().getTotalConnections() > 0 && System.nanoTime() - began < LONGEST);
    }
}

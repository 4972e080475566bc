package io.ticketbridge.rest;

import java.time.Duration;

/**
 * What one connection is at, and since when. It begins with a head that is awaited; in between requests it rests, which has a
 * limit of its own elsewhere; a byte that comes then begins a head.
 */
final class SocketLife {
    /** Bytes a second below which an answer is not being read. */
    static final long SLOWEST = 1_024;

    private enum Phase {
        HEAD,
        AT_WORK,
        RESTING
    }

    private final SocketLimits limits;
    private Phase phase = Phase.HEAD;
    private long since;
    private long written;
    private long pendingSince;
    private long writtenBefore;
    private boolean pending;

    SocketLife(SocketLimits limits, long now) {
        this.limits = limits;
        this.since = now;
    }

    synchronized void read(long now) {
        if (phase == Phase.RESTING) {
            enter(Phase.HEAD, now);
        }
    }

    synchronized void wrote(long bytes) {
        written += bytes;
    }

    synchronized void headIsWhole(long now) {
        enter(Phase.AT_WORK, now);
    }

    synchronized void answered(long now) {
        enter(Phase.RESTING, now);
    }

    /** Whether nothing was asked for, and nothing is at work, for so long. */
    synchronized boolean isAtRest(Duration rest, long now) {
        return phase != Phase.AT_WORK && now - since >= rest.toNanos();
    }

    /**
     * Whether it has had its time; to be asked about once a second.
     *
     * @param waiting whether there is something to write that the other end has not taken
     */
    synchronized boolean isOver(boolean waiting, long now) {
        return isLateWithItsHead(now) || isLongAtReading(waiting, now) || isSlowToRead(waiting, now);
    }

    private boolean isLongAtReading(boolean waiting, long now) {
        return waiting && phase == Phase.AT_WORK && now - since > limits.whole().toNanos();
    }

    private boolean isLateWithItsHead(long now) {
        return phase == Phase.HEAD && now - since > limits.head().toNanos();
    }

    private boolean isSlowToRead(boolean waiting, long now) {
        if (!waiting || !pending) {
            beginToWait(waiting, now);
            return false;
        }
        if (now - pendingSince < limits.stalled().toNanos()) {
            return false;
        }
        long due = SLOWEST * Duration.ofNanos(now - pendingSince).toSeconds();
        boolean slow = written - writtenBefore < due;
        beginToWait(true, now);
        return slow;
    }

    private void beginToWait(boolean waiting, long now) {
        pending = waiting;
        pendingSince = now;
        writtenBefore = written;
    }

    private void enter(Phase next, long now) {
        phase = next;
        since = now;
    }
}

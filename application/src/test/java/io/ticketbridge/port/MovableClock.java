package io.ticketbridge.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes with time, and can be moved on by hand. */
public final class MovableClock extends Clock {
    private final Instant start;
    private final long began = System.nanoTime();
    private volatile Duration moved = Duration.ZERO;

    public MovableClock(Instant start) {
        this.start = start;
    }

    public void forward(Duration time) {
        moved = moved.plus(time);
    }

    @Override
    public Instant instant() {
        return start.plus(moved).plusNanos(System.nanoTime() - began);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

package io.ticketbridge.port;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when it is told to. */
public final class StoppedClock extends Clock {
    private volatile Instant now;

    public StoppedClock(Instant now) {
        this.now = now;
    }

    /** @param now as {@code 2026-02-06T18:56:35.604Z} */
    public static StoppedClock at(String now) {
        return new StoppedClock(Instant.parse(now));
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
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

package io.ticketbridge.rest;

import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;

/** Somebody asks more often than they may. */
final class TooMany extends WebApplicationException implements Worded {
    private static final long serialVersionUID = 1L;
    private static final int STATUS = 429;

    private final String code;
    private final Duration retryAfter;

    TooMany(String code, String message, Duration retryAfter) {
        super(message, STATUS);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @Override
    public String code() {
        return code;
    }

    long retryAfter() {
        return seconds(retryAfter);
    }

    /** Whole seconds, rounded up: whoever waits that long does not come too early. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}

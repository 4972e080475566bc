package io.ticketbridge.domain;

import java.time.Duration;
import java.time.Instant;

/** For how many days a key is good: 1 to {@value #MOST_DAYS}. */
public record KeyLife(long days) {
    public static final int MOST_DAYS = 3_650;

    public KeyLife {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.Invalid.of("days", "out_of_range", "days must be a whole number from 1 to " + MOST_DAYS);
        }
    }

    public Duration duration() {
        return Duration.ofDays(days);
    }

    /** When a key ends that is made now. */
    public Instant endFrom(Instant now) {
        return now.plus(duration());
    }
}

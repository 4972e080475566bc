package io.ticketbridge.usecase;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When what a webhook did not take is tried again: after some 10 s, then each time after twice as long, for about a day. */
public final class Repetition {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int TRIES = 14;
    private static final double LEAST = 0.8;
    private static final double SPREAD = 0.4;

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1, so that not all come again at once */
    public Repetition(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** Empty after the last try. */
    Optional<Duration> after(int tries) {
        if (tries >= TRIES) {
            return Optional.empty();
        }
        double millis = FIRST.toMillis() * Math.pow(2, tries - 1.0) * (LEAST + SPREAD * chance.getAsDouble());
        return Optional.of(Duration.ofMillis(Math.round(millis)));
    }
}

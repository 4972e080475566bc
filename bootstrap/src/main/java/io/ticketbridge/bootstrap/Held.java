package io.ticketbridge.bootstrap;

import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is counted in the database: twice a minute at most, and not at all where it is away. */
final class Held<T> {
    private static final long HOLDS = Duration.ofSeconds(30).toNanos();

    private final Supplier<T> count;
    private final BooleanSupplier isReady;
    private Optional<T> known = Optional.empty();
    private long counted = System.nanoTime() - HOLDS;

    Held(Supplier<T> count, BooleanSupplier isReady) {
        this.count = count;
        this.isReady = isReady;
    }

    synchronized Optional<T> now() {
        if (System.nanoTime() - counted >= HOLDS) {
            known = count();
            counted = System.nanoTime();
        }
        return known;
    }

    private Optional<T> count() {
        try {
            return isReady.getAsBoolean() ? Optional.of(count.get()) : Optional.empty();
        } catch (Refusal.StoreUnavailable away) {
            return Optional.empty();
        }
    }
}

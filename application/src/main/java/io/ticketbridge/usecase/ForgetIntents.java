package io.ticketbridge.usecase;

import io.ticketbridge.port.Intents;
import java.time.Duration;

/** Forgets wishes that nobody will ask about again. */
public final class ForgetIntents {
    /** A caller who repeats blindly does so within minutes. */
    private static final Duration REPEATS = Duration.ofMinutes(10);

    /** As long as an {@code Idempotency-Key} stands for its wish, and as the sweep looks back. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Intents intents;

    public ForgetIntents(Intents intents) {
        this.intents = intents;
    }

    public void forget() {
        intents.prune(REPEATS, KEPT);
    }
}

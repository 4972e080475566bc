package io.ticketbridge.usecase;

import io.ticketbridge.port.Events;

/** Gives events their places: to be done again and again, for they are not told before. */
public final class SettleEvents {
    private static final int AT_A_TIME = 500;

    private final Events events;

    public SettleEvents(Events events) {
        this.events = events;
    }

    /** @return whether there may be more */
    public boolean settle() {
        return events.settle(AT_A_TIME) == AT_A_TIME;
    }
}

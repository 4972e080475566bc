package io.ticketbridge.domain;

import java.util.Locale;

/** How an integration was found, in one word. */
public enum Health {
    OK,
    /** Some of what is offered will not work. */
    WARNING,
    /** No ticket can be opened. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

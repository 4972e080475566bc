package io.ticketbridge.domain;

import java.util.Locale;

/** How it came about that Jira was asked about an issue. */
public enum Channel {
    /** Somebody read the ticket. */
    READ,
    /** Somebody asked for a sync. */
    SYNC,
    /** Jira said that there was something new. */
    WEBHOOK,
    /** We look every so often. */
    POLL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.ConnectionTest;
import java.time.Duration;

/** How often an integration is examined: more often while its Jira cannot be asked, so that it is soon known to be back. */
record Rhythm(Duration every) {
    private static final Duration SOON = Duration.ofMinutes(10);

    /** When it is time again after this. */
    Duration next(ConnectionTest test) {
        boolean soon = test.interrupted() && every.compareTo(SOON) > 0;
        return soon ? SOON : every;
    }
}

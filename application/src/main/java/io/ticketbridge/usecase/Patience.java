package io.ticketbridge.usecase;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param request for all that one request asks of Jira; then its caller is told that it is not known yet
 * @param lease how long whoever sends or looks keeps others from it: longer than either can take
 * @param horizon when a sending that brought no answer can no longer arrive in Jira
 */
public record Patience(Duration request, Duration lease, Duration horizon) {
    /** What a small installation does well with. */
    public static Patience usual() {
        return new Patience(Duration.ofSeconds(25), Duration.ofSeconds(30), Duration.ofMinutes(15));
    }
}

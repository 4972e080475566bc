package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How a ticket came to show what it shows.
 *
 * @param at when Jira was asked that last showed its issue, by our clock
 * @param channel what Jira was asked for
 * @param updated when the issue had last changed by then, by Jira's clock; empty where Jira did not tell
 */
public record Seen(Instant at, Channel channel, Optional<Instant> updated) {}

package io.ticketbridge.jira;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A guard for each integration as it is configured now: with new credentials begins a new one. */
final class Guards {
    private record Posted(Guard guard, Instant configuredAt) {}

    private final Map<IntegrationId, Posted> posted = new ConcurrentHashMap<>();
    private final Clock clock;

    Guards(Clock clock) {
        this.clock = clock;
    }

    Guard of(Integration integration) {
        return posted.compute(integration.id(), (id, old) -> {
                    boolean current = old != null && old.configuredAt().equals(integration.updatedAt());
                    return current ? old : new Posted(new Guard(clock), integration.updatedAt());
                })
                .guard();
    }
}

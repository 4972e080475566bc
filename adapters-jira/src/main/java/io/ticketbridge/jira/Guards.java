package io.ticketbridge.jira;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A guard for each integration as it is configured now: with new credentials begins a new one. */
final class Guards {
    private record Posted(Guard guard, Instant configuredAt) {}

    private final Map<IntegrationId, Posted> posted = new ConcurrentHashMap<>();
    /** How many wait at a time, however many Jiras hang: there are threads left for what needs none. */
    static final int MOST_WAITING = 128;

    private final Bulkhead lineOfAll = Guard.bulkhead(MOST_WAITING, Duration.ZERO);
    private final Clock clock;

    Guards(Clock clock) {
        this.clock = clock;
    }

    /** One that knows of no trouble yet: for a trial. */
    Guard unknowing() {
        return new Guard(clock, lineOfAll);
    }

    boolean isCrowded(IntegrationId integration) {
        return Optional.ofNullable(posted.get(integration))
                .filter(known -> known.guard().isCrowded())
                .isPresent();
    }

    Guard of(Integration integration) {
        return posted.compute(integration.id(), (id, old) -> {
                    boolean current = old != null && old.configuredAt().equals(integration.updatedAt());
                    return current ? old : new Posted(unknowing(), integration.updatedAt());
                })
                .guard();
    }
}

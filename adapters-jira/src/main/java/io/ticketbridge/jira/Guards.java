package io.ticketbridge.jira;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A guard for each integration as it is configured now: with new credentials begins a new one. */
final class Guards {
    private record Posted(Guard guard, Instant configuredAt) {}

    private final Map<IntegrationId, Posted> posted = new ConcurrentHashMap<>();
    private final int mostWaiting;
    private final Semaphore lineOfAll;
    private final Clock clock;

    /** @param mostWaiting how many wait at a time, for all Jiras together */
    Guards(int mostWaiting, Clock clock) {
        this.mostWaiting = mostWaiting;
        this.lineOfAll = new Semaphore(mostWaiting);
        this.clock = clock;
    }

    /** One that knows of no trouble yet: for a trial. */
    Guard unknowing() {
        return new Guard(new Terms(clock), new Places(mostWaiting), lineOfAll);
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

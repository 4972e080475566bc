package io.ticketbridge.port;

import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The twin of {@link Polls}. */
public final class InMemoryPolls implements Polls {
    private record Row(int epoch, Instant dueAt, Instant begunAt, Optional<Instant> askedAt) {}

    private final Integrations integrations;
    private final Clock clock;
    private final Map<IntegrationId, Row> rows = new HashMap<>();

    /** @param clock the store's own */
    public InMemoryPolls(Integrations integrations, Clock clock) {
        this.integrations = integrations;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Claim> claimNext(Duration lease) {
        Instant now = clock.instant();
        return integrations.listAll().stream()
                .filter(Integration::active)
                .map(Integration::id)
                .filter(id -> !row(id, now).dueAt().isAfter(now))
                .min(Comparator.comparing(id -> row(id, now).dueAt()))
                .map(id -> claim(id, row(id, now), now, lease));
    }

    private Row row(IntegrationId id, Instant now) {
        return rows.getOrDefault(id, new Row(0, now, now, Optional.empty()));
    }

    private Claim claim(IntegrationId id, Row row, Instant now, Duration lease) {
        rows.put(id, new Row(row.epoch() + 1, now.plus(lease), now, row.askedAt()));
        return new Claim(id, row.epoch() + 1, row.askedAt().map(asked -> Duration.between(asked, now)));
    }

    @Override
    public synchronized void succeeded(Claim claim, Duration next) {
        release(claim, next, true);
    }

    @Override
    public synchronized void failed(Claim claim, Duration next) {
        release(claim, next, false);
    }

    private void release(Claim claim, Duration next, boolean told) {
        rows.computeIfPresent(
                claim.integration(),
                (id, row) -> row.epoch() != claim.epoch()
                        ? row
                        : new Row(
                                row.epoch(),
                                clock.instant().plus(next),
                                row.begunAt(),
                                told ? Optional.of(row.begunAt()) : row.askedAt()));
    }
}

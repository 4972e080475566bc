package io.ticketbridge.port;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.KnownChecks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The twin of {@link Checkups}. */
public final class InMemoryCheckups implements Checkups {
    private record Row(Instant due, Claim claim, Optional<Checkup> found) {
        Row due(Instant at) {
            return new Row(at, claim, found);
        }

        Row claimed(Instant until) {
            Claim next = new Claim(claim.integration(), claim.epoch() + 1, claim.known(), claim.silences());
            return new Row(until, next, found);
        }
    }

    private final Map<IntegrationId, Row> rows = new HashMap<>();
    private final Integrations integrations;
    private final InMemoryEvents events;
    private final Clock clock;

    public InMemoryCheckups(Integrations integrations, Clock clock) {
        this(integrations, new InMemoryEvents(clock), clock);
    }

    /** @param events is told which integrations fail */
    public InMemoryCheckups(Integrations integrations, InMemoryEvents events, Clock clock) {
        this.integrations = integrations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public synchronized void enrol(Duration spread) {
        List<Integration> missing = integrations.listAll().stream()
                .filter(Integration::active)
                .filter(integration -> row(integration.id()).isEmpty())
                .toList();
        Instant now = clock.instant();
        for (int i = 0; i < missing.size(); i++) {
            Row row = unknown(missing.get(i).id());
            rows.put(
                    missing.get(i).id(), row.due(now.plus(spread.multipliedBy(i).dividedBy(missing.size()))));
        }
    }

    @Override
    public synchronized List<IntegrationId> due(int most) {
        return rows.values().stream()
                .filter(row -> isDue(row) && isActive(row.claim().integration()))
                .sorted(Comparator.comparing(Row::due))
                .limit(most)
                .map(row -> row.claim().integration())
                .toList();
    }

    @Override
    public synchronized Optional<Claim> claim(IntegrationId id, Duration lease) {
        return row(id).filter(this::isDue).map(row -> claimed(row, lease));
    }

    @Override
    public synchronized Optional<Claim> seize(IntegrationId id, Duration lease) {
        return integrations.find(id).map(there -> claimed(row(id).orElseGet(() -> unknown(id)), lease));
    }

    @Override
    public synchronized void release(Claim claim, Duration next) {
        held(claim)
                .ifPresent(row ->
                        rows.put(claim.integration(), new Row(clock.instant().plus(next), claim, row.found())));
    }

    @Override
    public synchronized boolean keep(Claim claim, Checkup found, KnownChecks known, Duration next) {
        Optional<Row> held = held(claim);
        Claim now = new Claim(claim.integration(), claim.epoch(), known, claim.silences());
        held.ifPresent(row -> {
            tell(claim.integration(), row.found().map(Checkup::health), found.health());
            rows.put(claim.integration(), new Row(clock.instant().plus(next), now, Optional.of(found)));
        });
        return held.isPresent();
    }

    private void tell(IntegrationId id, Optional<Health> was, Health now) {
        Happening.examined(was, now).ifPresent(what -> integrations
                .find(id)
                .ifPresent(integration -> events.note(EventSubject.of(integration), what)));
    }

    @Override
    public synchronized void hasten(IntegrationId id) {
        row(id).ifPresent(row -> claimed(row, Duration.ZERO));
    }

    @Override
    public synchronized Optional<Checkup> find(IntegrationId id) {
        return row(id).flatMap(Row::found);
    }

    @Override
    public synchronized Map<IntegrationId, Health> healthOf(Collection<IntegrationId> ids) {
        return ids.stream()
                .distinct()
                .filter(id -> find(id).isPresent())
                .collect(Collectors.toMap(id -> id, id -> find(id).orElseThrow().health()));
    }

    private Optional<Row> row(IntegrationId id) {
        return Optional.ofNullable(rows.get(id))
                .filter(row -> integrations.find(id).isPresent());
    }

    private Row unknown(IntegrationId id) {
        return new Row(clock.instant(), new Claim(id, 0, KnownChecks.NONE, 0), Optional.empty());
    }

    private Claim claimed(Row row, Duration lease) {
        Row claimed = row.claimed(clock.instant().plus(lease));
        rows.put(row.claim().integration(), claimed);
        return claimed.claim();
    }

    private Optional<Row> held(Claim claim) {
        return row(claim.integration()).filter(row -> row.claim().epoch() == claim.epoch());
    }

    private boolean isDue(Row row) {
        return !row.due().isAfter(clock.instant());
    }

    private boolean isActive(IntegrationId id) {
        return integrations.find(id).filter(Integration::active).isPresent();
    }
}

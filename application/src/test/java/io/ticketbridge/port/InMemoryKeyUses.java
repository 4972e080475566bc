package io.ticketbridge.port;

import io.ticketbridge.domain.KeyUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The twin of {@link KeyUses}. */
public final class InMemoryKeyUses implements KeyUses {
    private record Row(String node, Instant at, Told told) {}

    private final List<Row> rows = new ArrayList<>();
    private final Clock clock;
    private long last;

    public InMemoryKeyUses(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void tell(String node, List<KeyUse> uses) {
        Instant now = clock.instant();
        rows.removeIf(row -> row.at().isBefore(now.minus(Duration.ofMinutes(1))));
        uses.forEach(use -> rows.add(new Row(node, now, new Told(++last, use))));
    }

    @Override
    public synchronized List<Told> toldByOthers(String node, Duration lately) {
        Instant since = clock.instant().minus(lately);
        return rows.stream()
                .filter(row -> !row.node().equals(node) && row.at().isAfter(since))
                .map(Row::told)
                .toList();
    }
}

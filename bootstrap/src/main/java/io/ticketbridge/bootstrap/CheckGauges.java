package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.persistence.CheckCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How each integration was found when it was last examined, on whichever node: by its number and how many checks came to what. */
final class CheckGauges implements Gauges {
    private final Held<CheckCounts> counts;
    private final List<Runnable> looks = new ArrayList<>();

    CheckGauges(Supplier<CheckCounts> count, BooleanSupplier isReady) {
        this.counts = new Held<>(count, isReady);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge checks = Gauges.rows(
                registry, "ticketbridge.integration.checks", "Checks that came to this at the last examination");
        looks.add(() -> checks.register(rows(), true));
    }

    @Override
    public synchronized void look() {
        looks.forEach(Runnable::run);
    }

    private List<Row<?>> rows() {
        List<Row<?>> rows = new ArrayList<>();
        counts.now()
                .ifPresent(now -> now.ofEach().forEach((integration, outcomes) -> add(rows, integration, outcomes)));
        return rows;
    }

    private static void add(List<Row<?>> rows, IntegrationId integration, Map<Outcome, Integer> outcomes) {
        Tags tags = Tags.of("integration", String.valueOf(integration.value()));
        outcomes.forEach((outcome, number) -> rows.add(Row.of(tags.and("outcome", outcome.word()), number)));
    }
}

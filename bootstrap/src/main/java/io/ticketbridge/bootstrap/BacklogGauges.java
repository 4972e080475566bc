package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.persistence.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What waits in the database to be done or looked at. */
final class BacklogGauges implements Gauges {
    private final Held<Backlog> backlog;
    private final Clock clock;
    private final List<Runnable> looks = new ArrayList<>();

    BacklogGauges(Supplier<Backlog> count, BooleanSupplier isReady, Clock clock) {
        this.backlog = new Held<>(count, isReady);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge unfinished =
                Gauges.rows(registry, "ticketbridge.intents.unfinished", "What is wanted from Jira and has not ended");
        MultiGauge refreshes = Gauges.rows(
                registry, "ticketbridge.tickets.refreshes", "Tickets that Jira is to be asked about by itself");
        MultiGauge age = MultiGauge.builder("ticketbridge.tickets.oldest.sync.age")
                .description("Since when the stalest ticket has not been compared with Jira")
                .baseUnit("seconds")
                .register(registry);
        looks.add(() -> unfinished.register(unfinished(), true));
        looks.add(() -> refreshes.register(refreshes(), true));
        looks.add(() -> age.register(age(), true));
    }

    @Override
    public synchronized void look() {
        looks.forEach(Runnable::run);
    }

    private List<Row<?>> unfinished() {
        List<Row<?>> rows = new ArrayList<>();
        backlog.now().ifPresent(now -> now.unfinished()
                .forEach((state, number) ->
                        rows.add(Row.of(Tags.of("state", state.name().toLowerCase(Locale.ROOT)), number))));
        return rows;
    }

    private List<Row<?>> refreshes() {
        List<Row<?>> rows = new ArrayList<>();
        backlog.now().ifPresent(now -> rows.add(Row.of(Tags.empty(), now.refreshes())));
        return rows;
    }

    private List<Row<?>> age() {
        List<Row<?>> rows = new ArrayList<>();
        backlog.now()
                .flatMap(Backlog::oldestSync)
                .ifPresent(then -> rows.add(Row.of(
                        Tags.empty(), Duration.between(then, clock.instant()).toSeconds())));
        return rows;
    }
}

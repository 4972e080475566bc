package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.persistence.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What waits in the database to be done or looked at. It is counted twice a minute at most, and not at all where it is away. */
final class BacklogGauges implements Gauges {
    private static final long HOLDS = Duration.ofSeconds(30).toNanos();

    private final Supplier<Backlog> count;
    private final BooleanSupplier isReady;
    private final Clock clock;
    private final List<Runnable> looks = new ArrayList<>();
    private Optional<Backlog> known = Optional.empty();
    private long counted = System.nanoTime() - HOLDS;

    BacklogGauges(Supplier<Backlog> count, BooleanSupplier isReady, Clock clock) {
        this.count = count;
        this.isReady = isReady;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge unfinished =
                Gauges.rows(registry, "ticketbridge.intents.unfinished", "What is wanted from Jira and has not ended");
        MultiGauge age = MultiGauge.builder("ticketbridge.tickets.oldest.sync.age")
                .description("Since when the stalest ticket has not been compared with Jira")
                .baseUnit("seconds")
                .register(registry);
        looks.add(() -> unfinished.register(unfinished(), true));
        looks.add(() -> age.register(age(), true));
    }

    @Override
    public synchronized void look() {
        if (System.nanoTime() - counted >= HOLDS) {
            known = count();
            counted = System.nanoTime();
        }
        looks.forEach(Runnable::run);
    }

    private Optional<Backlog> count() {
        try {
            return isReady.getAsBoolean() ? Optional.of(count.get()) : Optional.empty();
        } catch (Refusal.StoreUnavailable away) {
            return Optional.empty();
        }
    }

    private List<Row<?>> unfinished() {
        List<Row<?>> rows = new ArrayList<>();
        known.ifPresent(now -> now.unfinished()
                .forEach((state, number) ->
                        rows.add(Row.of(Tags.of("state", state.name().toLowerCase(Locale.ROOT)), number))));
        return rows;
    }

    private List<Row<?>> age() {
        List<Row<?>> rows = new ArrayList<>();
        known.flatMap(Backlog::oldestSync)
                .ifPresent(then -> rows.add(Row.of(
                        Tags.empty(), Duration.between(then, clock.instant()).toSeconds())));
        return rows;
    }
}

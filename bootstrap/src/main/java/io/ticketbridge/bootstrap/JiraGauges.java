package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.jira.JiraLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How it stands with each integration's Jira, by the integration's number: neither hosts nor names are told. */
final class JiraGauges implements Gauges {
    private final Supplier<List<JiraLine>> lines;
    private final List<Runnable> looks = new ArrayList<>();

    JiraGauges(Supplier<List<JiraLine>> lines) {
        this.lines = lines;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge circuit =
                Gauges.rows(registry, "ticketbridge.jira.circuit", "1 for the state that an integration's Jira is in");
        MultiGauge places =
                Gauges.rows(registry, "ticketbridge.jira.places", "Calls that it has shown to take at a time");
        MultiGauge waiting =
                Gauges.rows(registry, "ticketbridge.jira.waiting", "Calls that wait, for it or for a place");
        MultiGauge left = Gauges.rows(
                registry, "ticketbridge.jira.rate.left", "Part of what it lets us ask that was left when it last told");
        looks.add(() -> {
            List<JiraLine> now = lines.get();
            circuit.register(now.stream().flatMap(line -> states(line).stream()).toList(), true);
            places.register(now.stream().map(line -> row(line, line.places())).toList(), true);
            left.register(now.stream().map(line -> row(line, line.left())).toList(), true);
            waiting.register(now.stream().map(line -> row(line, line.waiting())).toList(), true);
        });
    }

    @Override
    public void look() {
        looks.forEach(Runnable::run);
    }

    private static List<Row<?>> states(JiraLine line) {
        List<Row<?>> rows = new ArrayList<>();
        for (JiraLine.State state : JiraLine.State.values()) {
            Tags tags = tags(line).and("state", state.name().toLowerCase(Locale.ROOT));
            rows.add(Row.of(tags, line.state() == state ? 1 : 0));
        }
        return rows;
    }

    private static Row<?> row(JiraLine line, double value) {
        return Row.of(tags(line), value);
    }

    private static Tags tags(JiraLine line) {
        return Tags.of("integration", String.valueOf(line.integration().value()));
    }
}

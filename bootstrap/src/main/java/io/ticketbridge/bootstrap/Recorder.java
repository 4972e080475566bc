package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ticketbridge.jira.CallOutcome;
import io.ticketbridge.jira.JiraCalls;
import io.ticketbridge.rest.Traffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted, and what is looked at when somebody asks, in Micrometer's registry for Prometheus. */
final class Recorder implements Traffic, JiraCalls, AutoCloseable {
    private static final Duration[] REQUEST_BUCKETS = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000);
    private static final Duration[] CALL_BUCKETS = millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Tags, Timer> timers = new ConcurrentHashMap<>();
    private final List<Gauges> gauges;

    /** There from the start, so that the first is seen as an increase. */
    private final Counter worse = Counter.builder("ticketbridge.checkups.worse")
            .description("Integrations that were found worse than they were known")
            .register(registry);

    private Recorder(List<Gauges> gauges) {
        this.gauges = gauges;
    }

    static Recorder with(Gauges... gauges) {
        Recorder recorder = new Recorder(List.of(gauges));
        recorder.gauges.forEach(each -> each.bindTo(recorder.registry));
        return recorder;
    }

    /** All there is, in Prometheus' text format. */
    String text() {
        gauges.forEach(Gauges::look);
        return registry.scrape();
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
        Tags tags = Tags.of("method", method, "route", route, "status", String.valueOf(status));
        timer("http.server.requests", "Requests that were answered", tags, REQUEST_BUCKETS)
                .record(took);
    }

    @Override
    public void ended(String operation, CallOutcome outcome, Duration took) {
        Tags tags = Tags.of("operation", operation, "outcome", outcome.name().toLowerCase(Locale.ROOT));
        timer("ticketbridge.jira.calls", "Calls of Jira that were made", tags, CALL_BUCKETS)
                .record(took);
    }

    @Override
    public void heldBack(String operation) {
        counter("ticketbridge.jira.held.back", "Calls of Jira that were not made, to leave it in peace", operation)
                .increment();
    }

    @Override
    public void repeated(String operation) {
        counter("ticketbridge.jira.retries", "Reads of Jira that were made once more", operation)
                .increment();
    }

    void gotWorse() {
        worse.increment();
    }

    @Override
    public void close() {
        gauges.forEach(Gauges::close);
        registry.close();
    }

    private Timer timer(String name, String description, Tags tags, Duration[] buckets) {
        return timers.computeIfAbsent(tags, first -> Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets)
                .register(registry));
    }

    private Counter counter(String name, String description, String operation) {
        return Counter.builder(name)
                .description(description)
                .tag("operation", operation)
                .register(registry);
    }

    private static Duration[] millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}

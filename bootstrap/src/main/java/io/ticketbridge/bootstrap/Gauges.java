package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;

/** Shows how something stands when somebody looks. */
interface Gauges {
    void bindTo(MeterRegistry registry);

    /** To be called before the gauges are read: looks at what has a different number of rows each time. */
    default void look() {}

    default void close() {}

    static void add(MeterRegistry registry, String name, String description, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    static MultiGauge rows(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}

package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.rest.Capacity;
import io.ticketbridge.rest.RestApi;
import io.ticketbridge.rest.RestServer;

/** Which release runs, whether it is ready, and what it is at. */
record ServerGauges(RestServer server, RestApi api, Capacity capacity) implements Gauges {
    @Override
    public void bindTo(MeterRegistry registry) {
        Tags build = Tags.of("version", Version.current(), "java", System.getProperty("java.version", ""));
        Gauges.add(registry, "ticketbridge.build.info", "Which release runs", build, () -> 1);
        Gauges.add(registry, "ticketbridge.ready", "1 where /readyz says yes", Tags.empty(), this::ready);
        Gauges.add(registry, "ticketbridge.requests.at.work", "Requests at work", Tags.empty(), server::atWork);
        Gauges.add(registry, "ticketbridge.requests.places", "Places for them", Tags.empty(), capacity::atOnce);
        Gauges.add(registry, "ticketbridge.event.streams", "Live streams of events", Tags.empty(), api::streams);
    }

    private int ready() {
        return server.isReady() ? 1 : 0;
    }
}

package io.ticketbridge.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ticketbridge.persistence.Database;
import io.ticketbridge.persistence.PoolUse;
import java.util.function.ToIntFunction;

/** The pool of connections, by the names that dashboards know, and who waits to write. */
record DatabaseGauges(Database database) implements Gauges {
    @Override
    public void bindTo(MeterRegistry registry) {
        pool(registry, "active", "Connections in use", PoolUse::active);
        pool(registry, "idle", "Connections for whoever comes", PoolUse::idle);
        pool(registry, "pending", "Those who wait for a connection", PoolUse::waiting);
        pool(registry, "max", "How many connections there may be", PoolUse::most);
        Gauges.add(
                registry,
                "ticketbridge.database.writers.waiting",
                "Those who wait to write to the H2 file",
                Tags.empty(),
                database::writersWaiting);
    }

    private void pool(MeterRegistry registry, String name, String description, ToIntFunction<PoolUse> value) {
        Gauges.add(
                registry,
                "hikaricp.connections." + name,
                description,
                Tags.of("pool", "database"),
                () -> value.applyAsInt(database.poolUse()));
    }
}

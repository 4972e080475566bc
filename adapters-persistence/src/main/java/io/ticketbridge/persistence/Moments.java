package io.ticketbridge.persistence;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds instants with their offset, UTC. As a {@code java.sql.Timestamp}, JDBI's choice, they would pass through the
 * local clock of the session, and of an hour that this clock repeats in autumn H2 keeps only one.
 */
final class Moments extends AbstractArgumentFactory<Instant> {
    Moments() {
        super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant moment, ConfigRegistry config) {
        return (position, statement, context) -> statement.setObject(position, moment.atOffset(ZoneOffset.UTC));
    }
}

package io.ticketbridge.persistence;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds durations as seconds, for each database has a type of its own for them; {@link #of} is what both read.
 */
final class Spans extends AbstractArgumentFactory<Duration> {
    private static final int MICROSECONDS = 6;

    Spans() {
        super(Types.NUMERIC);
    }

    /** The span that is bound under this name, as SQL. */
    static String of(String name) {
        return "cast(:" + name + " as numeric(20, 6)) * interval '1' second";
    }

    @Override
    protected Argument build(Duration span, ConfigRegistry config) {
        BigDecimal seconds = BigDecimal.valueOf(span.toNanos() / 1_000, MICROSECONDS);
        return (position, statement, context) -> statement.setBigDecimal(position, seconds);
    }
}

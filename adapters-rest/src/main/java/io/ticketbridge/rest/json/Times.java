package io.ticketbridge.rest.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Times as the contract writes them, {@code YYYY-MM-DD HH:MM:SS} in UTC, and as others do. */
public final class Times {
    private static final int DIGITS_OF_YEAR = 4;
    private static final int DIGITS_OF_FRACTION = 9;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** RFC 3339, of which the offset, the fraction and the whole time may be left out. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, DIGITS_OF_YEAR)
            .appendPattern("-MM-dd[[' ']['T']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, DIGITS_OF_FRACTION, true)
            .appendPattern("[XXX]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    static String write(Instant instant) {
        return FORMAT.format(instant);
    }

    /** The moment that is written as the contract does, or as RFC 3339 does; of a date alone its beginning, in UTC. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(READ.parse(text, Instant::from));
        } catch (DateTimeParseException isNone) {
            return Optional.empty();
        }
    }
}

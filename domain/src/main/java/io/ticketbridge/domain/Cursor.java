package io.ticketbridge.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A place in a list of tickets, right after one of them, whether it is still there or not. It means something to the store that
 * made it, for the list in which it was made.
 *
 * @param number of the ticket among its owner's
 * @param changedAt when it had last changed, to the microsecond
 */
public record Cursor(long number, Instant changedAt) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    public Cursor {
        changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** What {@link #toString} wrote. */
    public static Optional<Cursor> parse(String text) {
        return WRITTEN.matcher(text)
                .results()
                .filter(all -> all.group().equals(text))
                .map(Cursor::of)
                .findFirst();
    }

    private static Cursor of(MatchResult written) {
        return new Cursor(
                Long.parseLong(written.group(1)),
                Instant.EPOCH.plus(Long.parseLong(written.group(2)), ChronoUnit.MICROS));
    }

    @Override
    public String toString() {
        return number + "-" + ChronoUnit.MICROS.between(Instant.EPOCH, changedAt);
    }
}

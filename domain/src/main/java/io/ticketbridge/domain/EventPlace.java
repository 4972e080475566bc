package io.ticketbridge.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** A place among all events, right after one of them, whoever may see that one; 0 is before the first. */
public record EventPlace(long number) implements Comparable<EventPlace> {
    private static final Pattern WRITTEN = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** What {@link #toString} wrote. */
    public static Optional<EventPlace> parse(String text) {
        return Optional.of(text)
                .filter(WRITTEN.asMatchPredicate())
                .map(Long::parseLong)
                .map(EventPlace::new);
    }

    @Override
    public int compareTo(EventPlace other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

package io.ticketbridge.domain;

import java.util.Optional;

/** A team's number. */
public record TeamId(long value) {
    public TeamId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment or an argument names, or empty where no such id can exist. */
    public static Optional<TeamId> parse(String text) {
        return Numbers.positive(text).map(TeamId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

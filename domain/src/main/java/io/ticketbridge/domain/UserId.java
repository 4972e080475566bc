package io.ticketbridge.domain;

import java.util.Optional;

/** A user's number. */
public record UserId(long value) {
    public UserId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment or an argument names, or empty where no such id can exist. */
    public static Optional<UserId> parse(String text) {
        return Numbers.positive(text).map(UserId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

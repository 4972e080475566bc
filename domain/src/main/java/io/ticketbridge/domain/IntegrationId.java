package io.ticketbridge.domain;

import java.util.Optional;

/** An integration's number. */
public record IntegrationId(long value) {
    public IntegrationId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment or an argument names, or empty where no such id can exist. */
    public static Optional<IntegrationId> parse(String text) {
        return Numbers.positive(text).map(IntegrationId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

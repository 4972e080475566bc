package io.ticketbridge.domain;

import java.util.Optional;

/** An API key's number; the key itself is never stored. */
public record KeyId(long value) {
    public KeyId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment or an argument names, or empty where no such id can exist. */
    public static Optional<KeyId> parse(String text) {
        return Numbers.positive(text).map(KeyId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

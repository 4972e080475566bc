package io.ticketbridge.domain;

import java.util.Optional;

/** A delivery's number. */
public record DeliveryId(long value) {
    public DeliveryId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment names, or empty where no such id can exist. */
    public static Optional<DeliveryId> parse(String text) {
        return Numbers.positive(text).map(DeliveryId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

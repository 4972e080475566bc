package io.ticketbridge.domain;

import java.util.Optional;

/** A ticket's number, unique on this server and at least 1. */
public record TicketId(long value) {
    public TicketId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment or an argument names, or empty where no such id can exist. */
    public static Optional<TicketId> parse(String text) {
        return Numbers.positive(text).map(TicketId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

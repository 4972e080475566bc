package io.ticketbridge.domain;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param total how long the whole list is
 * @param next where the next part begins; empty where this is the last one, or was asked for by its number
 */
public record Page<T>(List<T> items, long total, Part part, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** How many parts of this size the whole list has. */
    public long totalPages() {
        return (total + part.perPage() - 1) / part.perPage();
    }
}

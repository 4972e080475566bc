package io.ticketbridge.domain;

import java.util.List;

/** A part of a list. {@code total} counts the whole list. */
public record Page<T>(List<T> items, long total, PageRequest request) {
    public Page {
        items = List.copyOf(items);
    }

    public long totalPages() {
        return (total + request.perPage() - 1) / request.perPage();
    }
}

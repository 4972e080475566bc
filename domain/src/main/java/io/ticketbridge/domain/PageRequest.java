package io.ticketbridge.domain;

/**
 * A part of a list by its number.
 *
 * @param page from 1
 * @param perPage from 1 to {@value Part#MAX_PER_PAGE}
 */
public record PageRequest(long page, int perPage) implements Part {
    /** No list is longer than this many pages; the bound keeps {@link #offset} within a long. */
    private static final long MAX_PAGE = Long.MAX_VALUE / MAX_PER_PAGE;

    public PageRequest {
        if (page < 1 || page > MAX_PAGE) {
            throw Refusal.Invalid.of("page", "out_of_range", "page must be a whole number from 1");
        }
        Part.requireFitting(perPage);
    }

    /** How many items come before this page. */
    public long offset() {
        return (page - 1) * perPage;
    }
}

package io.ticketbridge.domain;

/**
 * Which part of a list is wanted.
 *
 * @param page from 1
 * @param perPage from 1 to {@value #MAX_PER_PAGE}
 */
public record PageRequest(long page, int perPage) {
    public static final int DEFAULT_PER_PAGE = 20;
    public static final int MAX_PER_PAGE = 100;

    /** No list is longer than this many pages; the bound keeps {@link #offset} within a long. */
    private static final long MAX_PAGE = Long.MAX_VALUE / MAX_PER_PAGE;

    public PageRequest {
        if (page < 1 || page > MAX_PAGE) {
            throw Refusal.Invalid.of("page", "out_of_range", "page must be a whole number from 1");
        }
        if (perPage < 1 || perPage > MAX_PER_PAGE) {
            throw Refusal.Invalid.of(
                    "per_page", "out_of_range", "per_page must be a whole number from 1 to " + MAX_PER_PAGE);
        }
    }

    /** How many items come before this page. */
    public long offset() {
        return (page - 1) * perPage;
    }
}

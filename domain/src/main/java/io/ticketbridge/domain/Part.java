package io.ticketbridge.domain;

/** Which part of a list is wanted. */
public sealed interface Part permits PageRequest, Following {
    int DEFAULT_PER_PAGE = 20;
    int MAX_PER_PAGE = 100;

    /** How many items at most, from 1 to {@value #MAX_PER_PAGE}. */
    int perPage();

    /** Refuses a number of items that nobody gets. */
    static void requireFitting(int perPage) {
        if (perPage < 1 || perPage > MAX_PER_PAGE) {
            throw Refusal.Invalid.of(
                    "per_page", "out_of_range", "per_page must be a whole number from 1 to " + MAX_PER_PAGE);
        }
    }
}

package io.ticketbridge.bench;

import java.util.List;

/** What {@code GET /tickets} answers. */
public record Listing(boolean success, Data data) {
    public record Data(List<Item> items, Pagination pagination) {}

    public record Pagination(long total, int count, int perPage, int currentPage, long totalPages) {}

    public static Listing of(List<Item> items, long total, int page, int perPage) {
        long pages = (total + perPage - 1) / perPage;
        return new Listing(true, new Data(items, new Pagination(total, items.size(), perPage, page, pages)));
    }
}

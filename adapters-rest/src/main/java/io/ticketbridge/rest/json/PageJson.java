package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Page;
import java.util.List;
import java.util.function.Function;

/** A page of a list. */
public record PageJson<T>(List<T> items, PaginationJson pagination) {
    /** Where in the list the page is. */
    public record PaginationJson(long total, int count, int perPage, long currentPage, long totalPages) {}

    public static <D, T> PageJson<T> from(Page<D> page, Function<D, T> item) {
        PaginationJson pagination = new PaginationJson(
                page.total(),
                page.items().size(),
                page.request().perPage(),
                page.request().page(),
                page.totalPages());
        return new PageJson<>(page.items().stream().map(item).toList(), pagination);
    }
}

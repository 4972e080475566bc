package io.ticketbridge.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
public record PageJson<T>(List<T> items, PaginationJson pagination) {
    /** Where in the list it is; what follows something has no number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaginationJson(
            long total,
            int count,
            int perPage,
            @Nullable Long currentPage,
            @Nullable Long totalPages) {}

    public static <D, T> PageJson<T> from(Page<D> page, Function<D, T> item) {
        PageRequest numbered = page.part() instanceof PageRequest request ? request : null;
        PaginationJson pagination = new PaginationJson(
                page.total(),
                page.items().size(),
                page.part().perPage(),
                numbered == null ? null : numbered.page(),
                numbered == null ? null : page.totalPages());
        return new PageJson<>(page.items().stream().map(item).toList(), pagination);
    }
}

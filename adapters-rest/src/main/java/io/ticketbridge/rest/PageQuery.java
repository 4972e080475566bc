package io.ticketbridge.rest;

import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Refusal;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;

/** {@code page} and {@code per_page}, each at most once. */
final class PageQuery {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private PageQuery() {}

    static PageRequest of(UriInfo uri) {
        long page = number(uri, "page", 1, Long.MAX_VALUE);
        long perPage = number(uri, "per_page", PageRequest.DEFAULT_PER_PAGE, PageRequest.MAX_PER_PAGE + 1L);
        return new PageRequest(page, Math.toIntExact(perPage));
    }

    /** What is beyond {@code cap} is taken for it; the domain says where the bounds are. */
    private static long number(UriInfo uri, String name, long byDefault, long cap) {
        List<String> values = uri.getQueryParameters().get(name);
        if (values == null) {
            return byDefault;
        }
        if (values.size() != 1 || !NUMBER.matcher(values.get(0)).matches()) {
            throw Refusal.Invalid.of(name, "invalid_type", name + " must be a whole number");
        }
        return Math.min(cap, Long.parseLong(values.get(0)));
    }
}

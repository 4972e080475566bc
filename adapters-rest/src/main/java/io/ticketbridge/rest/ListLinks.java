package io.ticketbridge.rest;

import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.TicketFilter;
import io.ticketbridge.domain.TicketOrder;
import io.ticketbridge.domain.TicketQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where the other parts of a list are ({@code Link}, RFC 8288), as references without a host: what a caller says of the host is
 * not believed.
 */
final class ListLinks {
    private final String others;
    private final Page<?> page;

    private ListLinks(TicketQuery query, Page<?> page, Optional<String> expand) {
        this.others = write(query, expand);
        this.page = page;
    }

    /** The header; empty where this part is the whole list. */
    static Optional<String> of(TicketQuery query, Page<?> page, Optional<String> expand) {
        ListLinks links = new ListLinks(query, page, expand);
        List<String> all = page.part() instanceof PageRequest request ? links.ofPage(request) : links.ofFollowing();
        return Optional.of(String.join(", ", all)).filter(header -> !header.isEmpty());
    }

    private List<String> ofPage(PageRequest request) {
        long last = page.totalPages();
        List<String> links = new ArrayList<>();
        if (request.page() > 1) {
            links.add(link("first", ListQuery.PAGE, 1));
            links.add(link("prev", ListQuery.PAGE, Math.max(1, Math.min(request.page() - 1, last))));
        }
        if (request.page() < last) {
            links.add(link("next", ListQuery.PAGE, request.page() + 1));
            links.add(link("last", ListQuery.PAGE, last));
        }
        return links;
    }

    private List<String> ofFollowing() {
        return page.next().map((Cursor next) -> link("next", ListQuery.AFTER, next)).stream()
                .toList();
    }

    private String link(String relation, String name, Object place) {
        return "<" + RestApi.BASE_PATH + "/tickets?" + name + "=" + place + others + ">; rel=\"" + relation + "\"";
    }

    private static String write(TicketQuery query, Optional<String> expand) {
        TicketFilter filter = query.filter();
        StringJoiner written = new StringJoiner("&", "&", "");
        add(written, ListQuery.PER_PAGE, Optional.of(String.valueOf(query.part().perPage())));
        add(
                written,
                ListQuery.SORT,
                Optional.of(query.order())
                        .filter(order -> order != TicketOrder.NEWEST_FIRST)
                        .map(TicketOrder::key));
        add(written, ListQuery.TEXT, filter.text());
        add(written, ListQuery.STATUS, filter.status());
        add(written, ListQuery.CATEGORY, filter.category().map(StatusCategory::key));
        add(written, ListQuery.TYPE, filter.type().map(IssueType::label));
        add(written, ListQuery.ASSIGNEE, filter.assignee());
        add(written, ListQuery.FROM, filter.from().map(Instant::toString));
        add(written, ListQuery.UNTIL, filter.until().map(Instant::toString));
        add(written, Expansion.PARAMETER, expand);
        return written.toString();
    }

    private static void add(StringJoiner written, String name, Optional<String> value) {
        value.ifPresent(text -> written.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }
}

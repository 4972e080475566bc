package io.ticketbridge.rest;

import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.Following;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Part;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.TicketFilter;
import io.ticketbridge.domain.TicketOrder;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.rest.json.Times;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which tickets are listed, as a query says it: each parameter at most once. */
final class ListQuery {
    static final String PAGE = "page";
    static final String PER_PAGE = "per_page";
    static final String AFTER = "after";
    static final String SORT = "sort";
    static final String TEXT = "q";
    static final String STATUS = "status";
    static final String CATEGORY = "status_category";
    static final String TYPE = "issue_type";
    static final String ASSIGNEE = "assigned_to";
    static final String FROM = "created_after";
    static final String UNTIL = "created_before";

    private final QueryParameters sent;

    private ListQuery(QueryParameters sent) {
        this.sent = sent;
    }

    static TicketQuery of(UriInfo uri) {
        ListQuery query = new ListQuery(new QueryParameters(uri));
        return new TicketQuery(query.filter(), query.order(), query.part());
    }

    private TicketFilter filter() {
        return new TicketFilter(
                sent.one(TEXT),
                sent.one(STATUS),
                choice(CATEGORY, StatusCategory::keyed, keys()),
                choice(TYPE, IssueType::named, labels()),
                sent.one(ASSIGNEE),
                moment(FROM),
                moment(UNTIL));
    }

    private TicketOrder order() {
        return choice(SORT, TicketOrder::keyed, TicketOrder.keys()).orElse(TicketOrder.NEWEST_FIRST);
    }

    private Part part() {
        int perPage = Math.toIntExact(sent.number(PER_PAGE, Part.DEFAULT_PER_PAGE, Part.MAX_PER_PAGE + 1L));
        Optional<String> after = sent.one(AFTER);
        if (after.isEmpty()) {
            return new PageRequest(sent.number(PAGE, 1, Long.MAX_VALUE), perPage);
        }
        if (sent.one(PAGE).isPresent()) {
            throw Refusal.Invalid.of(AFTER, "conflict", "page and after exclude each other");
        }
        return new Following(after.filter(text -> !text.isEmpty()).map(ListQuery::cursor), perPage);
    }

    private static Cursor cursor(String text) {
        return Cursor.parse(text)
                .orElseThrow(() -> Refusal.Invalid.of(
                        AFTER, "invalid_value", "after must be empty, or come from a Link header as it is"));
    }

    private Optional<Instant> moment(String name) {
        return sent.one(name).map(text -> Times.read(text)
                .orElseThrow(() -> QueryParameters.invalid(
                        name,
                        "must be a date (2026-02-18), or a time (2026-02-18 09:14:02, UTC) as is or as RFC 3339"
                                + " writes it")));
    }

    private <T> Optional<T> choice(String name, Function<String, Optional<T>> named, List<String> all) {
        return sent.one(name).map(text -> named.apply(text)
                .orElseThrow(() -> Refusal.Invalid.of(
                        name, "invalid_choice", name + " must be one of " + String.join(", ", all))));
    }

    private static List<String> keys() {
        return Arrays.stream(StatusCategory.values()).map(StatusCategory::key).toList();
    }

    private static List<String> labels() {
        return Arrays.stream(IssueType.values()).map(IssueType::label).toList();
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.Following;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketFilter;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Looks for tickets of one owner. Nothing that somebody wrote is a part of a statement. */
final class TicketSearch {
    private static final String ESCAPE = "!";

    private record Found(Ticket ticket, long number) {
        Cursor place() {
            return new Cursor(number, ticket.updatedAt());
        }
    }

    private final Versions.State state;
    private final TicketQuery query;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param state of what is the owner's; what was opened since then is not looked for */
    TicketSearch(UserId owner, Versions.State state, TicketQuery query) {
        this.state = state;
        this.query = query;
        require("owner_id = :owner", "owner", owner.value());
        require("owner_number <= :last", "last", state.lastNumber());
        TicketFilter filter = query.filter();
        filter.text().ifPresent(text -> require(containing("text"), "text", like(text)));
        filter.status().ifPresent(name -> require("lower(status) = :status", "status", name));
        filter.category().ifPresent(category -> require("status_category = :category", "category", category.name()));
        filter.type().ifPresent(type -> require("issue_type = :type", "type", type.name()));
        filter.assignee().ifPresent(this::requireAssignee);
        filter.from().ifPresent(from -> require("created_at >= :from", "from", from));
        filter.until().ifPresent(until -> require("created_at < :until", "until", until));
    }

    Page<Ticket> page(Handle handle) {
        long total = query.filter().equals(TicketFilter.ALL) ? state.tickets() : count(handle);
        if (query.part() instanceof PageRequest page) {
            List<Found> found = page.offset() < total ? find(handle, page.perPage(), page.offset()) : List.of();
            return page(found, total, Optional.empty());
        }
        return following(handle, (Following) query.part(), total);
    }

    private Page<Ticket> following(Handle handle, Following part, long total) {
        part.last().ifPresent(this::requireAfter);
        List<Found> found = find(handle, part.perPage() + 1, 0);
        if (found.size() <= part.perPage()) {
            return page(found, total, Optional.empty());
        }
        List<Found> shown = found.subList(0, part.perPage());
        return page(shown, total, Optional.of(shown.get(shown.size() - 1).place()));
    }

    private Page<Ticket> page(List<Found> found, long total, Optional<Cursor> next) {
        return new Page<>(found.stream().map(Found::ticket).toList(), total, query.part(), next);
    }

    private long count(Handle handle) {
        return handle.createQuery("select count(*) from tickets where " + where())
                .bindMap(values)
                .mapTo(Long.class)
                .one();
    }

    private List<Found> find(Handle handle, int limit, long offset) {
        return handle.createQuery("select " + TicketMapper.COLUMNS + " from tickets where " + where() + " order by "
                        + order() + " limit :limit offset :offset")
                .bindMap(values)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> new Found(TicketMapper.TICKET.map(row, context), row.getLong("owner_number")))
                .list();
    }

    private String where() {
        return String.join(" and ", conditions);
    }

    /** All columns of an index, so that H2 reads it backwards, too. */
    private String order() {
        String direction = query.order().isDescending() ? " desc" : "";
        String first = query.order().isByChange() ? "updated_at" : "owner_id";
        return first + direction + ", owner_number" + direction;
    }

    private void requireAfter(Cursor last) {
        String beyond = query.order().isDescending() ? " < " : " > ";
        values.put("number", last.number());
        if (query.order().isByChange()) {
            require("(updated_at, owner_number)" + beyond + "(:changedAt, :number)", "changedAt", last.changedAt());
        } else {
            conditions.add("owner_number" + beyond + ":number");
        }
    }

    private void requireAssignee(String name) {
        if (name.equals(TicketFilter.NOBODY)) {
            conditions.add("assignee is null");
        } else {
            require("lower(assignee) = :assignee", "assignee", name);
        }
    }

    private void require(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private static String containing(String name) {
        String like = " like :" + name + " escape '" + ESCAPE + "'";
        return "(lower(summary)" + like + " or lower(description)" + like + " or lower(issue_key)" + like + ")";
    }

    private static String like(String text) {
        return "%"
                + text.replace(ESCAPE, ESCAPE + ESCAPE)
                        .replace("%", ESCAPE + "%")
                        .replace("_", ESCAPE + "_") + "%";
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lists of tickets. One that was read is given out again where nothing of its owner's has changed since. */
final class TicketLists {
    /** How many characters of what people wrote are remembered, in pages that are asked for again and again. */
    private static final long MOST_CHARACTERS = 8_000_000;

    /** A ticket that was seen again as it was does not change its list: when it was seen is told as it was so long ago at most. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private record Wanted(UserId owner, TicketQuery query) {}

    private final Database database;
    private final Versions versions;
    private final Remembered<Wanted, Page<Ticket>> pages;

    TicketLists(Database database) {
        this.database = database;
        this.versions = new Versions(database);
        this.pages = new Remembered<>(versions, MOST_CHARACTERS, LONGEST, (wanted, page) -> weight(page));
    }

    Page<Ticket> of(UserId owner, TicketQuery query) {
        Wanted wanted = new Wanted(owner, query);
        Versions.State state = versions.of(owner).orElse(Versions.State.NOTHING);
        return pages.find(wanted, state.version()).orElseGet(() -> {
            Page<Ticket> page = read(owner, state, query);
            pages.keep(wanted, owner, state.version(), page);
            return page;
        });
    }

    private Page<Ticket> read(UserId owner, Versions.State state, TicketQuery query) {
        if (query.part() instanceof PageRequest page && query.equals(TicketQuery.page(page.page(), page.perPage()))) {
            return new Page<>(newest(owner, state, page), state.tickets(), page, Optional.empty());
        }
        TicketSearch search = new TicketSearch(owner, state, query);
        return database.reading(search::page);
    }

    /**
     * What was opened since then has a higher number. Sorting by both columns of the index lets H2 read it backwards; by the
     * number alone H2 would sort all rows.
     */
    private List<Ticket> newest(UserId owner, Versions.State state, PageRequest page) {
        if (page.offset() >= state.tickets()) {
            return List.of();
        }
        return database.reading(handle -> {
            Gaps.Place place = Gaps.OF_TICKETS.after(handle, owner, state.lastNumber(), page.offset());
            return handle.createQuery("select " + TicketMapper.COLUMNS
                            + " from tickets where owner_id = :owner and owner_number <= :number"
                            + " order by owner_id desc, owner_number desc limit :limit offset :offset")
                    .bind("owner", owner.value())
                    .bind("number", place.number())
                    .bind("limit", page.perPage())
                    .bind("offset", place.skipped())
                    .map(TicketMapper.TICKET)
                    .list();
        });
    }

    /** A page without a word takes its place, too. */
    private static int weight(Page<Ticket> page) {
        return 100 + page.items().stream().mapToInt(TicketLists::weight).sum();
    }

    private static int weight(Ticket ticket) {
        return 500
                + ticket.description()
                        .map(Description::value)
                        .map(String::length)
                        .orElse(0);
    }
}

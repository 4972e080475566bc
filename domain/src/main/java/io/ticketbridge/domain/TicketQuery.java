package io.ticketbridge.domain;

/** Which tickets are wanted, in which order, and which part of them. */
public record TicketQuery(TicketFilter filter, TicketOrder order, Part part) {
    /** A page of all of them, newest first. */
    public static TicketQuery page(long page, int perPage) {
        return new TicketQuery(TicketFilter.ALL, TicketOrder.NEWEST_FIRST, new PageRequest(page, perPage));
    }
}

package io.ticketbridge.domain;

import java.util.List;

/**
 * Events one after the other.
 *
 * @param next where to go on
 * @param end whether nothing follows just now
 */
public record EventPage(List<Event> events, EventPlace next, boolean end) {
    public EventPage {
        events = List.copyOf(events);
    }
}

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

    /** The same as this viewer may know it. */
    public EventPage seenBy(Viewer viewer) {
        return new EventPage(events.stream().map(event -> event.seenBy(viewer)).toList(), next, end);
    }
}

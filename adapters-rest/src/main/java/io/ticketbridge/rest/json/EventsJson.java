package io.ticketbridge.rest.json;

import io.ticketbridge.domain.EventPage;
import java.util.List;

/** Events one after the other, and where to go on. */
public record EventsJson(List<EventJson> events, String next, boolean endOfStream) {
    public static EventsJson from(EventPage page) {
        return new EventsJson(
                page.events().stream().map(EventJson::from).toList(),
                page.next().toString(),
                page.end());
    }
}

package io.ticketbridge.usecase;

import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Events;

/** Tells programs what happened to what they may see, in the order in which it did. */
public final class ReadEvents {
    private final Events events;

    public ReadEvents(Events events) {
        this.events = events;
    }

    /** What happened just now comes a moment later. */
    public EventPage read(Viewer viewer, EventsFrom from, int most) {
        return events.read(viewer, from, most).map(page -> page.seenBy(viewer)).orElseThrow(Refusal.EventsGone::new);
    }
}

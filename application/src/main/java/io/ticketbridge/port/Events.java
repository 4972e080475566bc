package io.ticketbridge.port;

import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Viewer;
import java.time.Duration;
import java.util.Optional;

/**
 * What happened, for programs that follow it. The stores note it with each change, so that there is an event exactly where there is a
 * change; it gets its place a moment later, so that nobody who writes waits for anybody else. Events of one ticket have theirs in the
 * order in which they came about.
 */
public interface Events {
    /**
     * Gives events that have none yet their places, after all that have one.
     *
     * @return how many; fewer than {@code most} where none is left
     */
    int settle(int most);

    /**
     * The next events that this viewer may know of by now, as {@link io.ticketbridge.domain.EventPolicy} says. Whoever goes on at the end of
     * each page misses none that comes later, and sees none twice.
     *
     * @return empty where not all that followed the place are kept any more, or there never was such a place
     */
    Optional<EventPage> read(Viewer viewer, EventsFrom from, int most);

    /** Keeps no more, by the store's own clock, what happened longer ago than this. */
    void forget(Duration age);
}

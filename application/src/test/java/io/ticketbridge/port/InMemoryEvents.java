package io.ticketbridge.port;

import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventPolicy;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The twin of {@link Events}; the twins of the stores tell it what happened. */
public final class InMemoryEvents implements Events {
    private record Noted(Instant at, EventSubject subject, Happening what) {}

    private final Clock clock;
    private final List<Noted> unsettled = new ArrayList<>();
    private final List<Event> settled = new ArrayList<>();
    private long numbered;
    private long forgotten;

    /** @param clock the store's own */
    public InMemoryEvents(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void note(EventSubject subject, Happening what) {
        unsettled.add(new Noted(clock.instant(), subject, what));
    }

    @Override
    public synchronized int settle(int most) {
        List<Noted> next = unsettled.subList(0, Math.min(most, unsettled.size()));
        int count = next.size();
        next.forEach(
                noted -> settled.add(new Event(new EventPlace(++numbered), noted.at(), noted.subject(), noted.what())));
        next.clear();
        return count;
    }

    @Override
    public synchronized Optional<EventPage> read(Viewer viewer, EventsFrom from, int most) {
        long after = number(from);
        if (after < forgotten || after > numbered) {
            return Optional.empty();
        }
        List<Event> left = settled.stream()
                .filter(event -> event.place().number() > after)
                .filter(event -> EventPolicy.whoMaySeeTheSubjectMayKnow(viewer, event.subject()))
                .toList();
        List<Event> shown = left.stream().limit(most).toList();
        boolean end = shown.size() == left.size();
        EventPlace next =
                end ? new EventPlace(numbered) : shown.get(shown.size() - 1).place();
        return Optional.of(new EventPage(shown, next, end));
    }

    /** The last place that was given. */
    synchronized EventPlace end() {
        return new EventPlace(numbered);
    }

    private long number(EventsFrom from) {
        if (from instanceof EventsFrom.After after) {
            return after.place().number();
        }
        return from instanceof EventsFrom.Now ? numbered : forgotten;
    }

    @Override
    public synchronized void forget(Duration age) {
        Instant bound = clock.instant().minus(age);
        settled.stream()
                .filter(event -> event.at().isBefore(bound))
                .forEach(event -> forgotten = event.place().number());
        settled.removeIf(event -> event.place().number() <= forgotten);
    }
}

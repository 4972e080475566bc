package io.ticketbridge.usecase;

import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.Deliveries;
import io.ticketbridge.port.Deliveries.Behind;
import io.ticketbridge.port.Events;
import java.util.List;
import java.util.Optional;

/** Notes for each webhook which events it is to be told: to be done again and again, on any node. */
public final class HandOutEvents {
    private static final int WEBHOOKS = 50;
    private static final int EVENTS = 100;

    private final Events events;
    private final Deliveries deliveries;
    private final Viewers viewers;

    public HandOutEvents(Events events, Deliveries deliveries, Accounts accounts) {
        this.events = events;
        this.deliveries = deliveries;
        this.viewers = new Viewers(accounts);
    }

    /** @return whether there may be more to note */
    public boolean handOut() {
        List<Behind> behind = deliveries.behind(WEBHOOKS);
        return behind.stream().filter(this::hand).count() > 0;
    }

    /** Whether it went further. Where events are gone that it was not handed, it goes on with what is kept. */
    private boolean hand(Behind behind) {
        Optional<Viewer> owner = viewers.of(behind.webhook().owner());
        if (owner.isEmpty()) {
            return false;
        }
        EventPage page = events.read(owner.get(), new EventsFrom.After(behind.place()), EVENTS)
                .or(() -> events.read(owner.get(), new EventsFrom.Oldest(), EVENTS))
                .orElseThrow();
        List<Event> wanted = page.events().stream()
                .filter(event -> behind.webhook().wants(event.what().kind()))
                .toList();
        return page.next().compareTo(behind.place()) != 0 && deliveries.hand(behind, wanted, page.next());
    }
}

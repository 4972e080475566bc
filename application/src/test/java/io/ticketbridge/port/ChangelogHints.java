package io.ticketbridge.port;

import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.TicketId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Jira told of changes that nobody has seen yet: of each kind the last. */
final class ChangelogHints {
    private record Place(TicketId ticket, EventKind kind) {}

    private record Hint(Optional<String> became, String changelog) {}

    private final Map<Place, Hint> hints = new HashMap<>();

    void put(TicketId ticket, EventKind kind, Optional<String> became, String changelog) {
        hints.put(new Place(ticket, kind), new Hint(became, changelog));
    }

    Optional<String> take(TicketId ticket, Happening what) {
        Place place = new Place(ticket, what.kind());
        Optional<String> told = Optional.ofNullable(hints.get(place))
                .filter(hint -> hint.became().equals(what.became()))
                .map(Hint::changelog);
        told.ifPresent(used -> hints.remove(place));
        return told;
    }
}

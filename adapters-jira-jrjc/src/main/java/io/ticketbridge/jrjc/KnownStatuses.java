package io.ticketbridge.jrjc;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.TicketStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the statuses of Jiras mean, which JRJC does not tell. In each project a status means the same for all issues; for how long that is
 * believed is how long an administrator who changes it waits.
 */
final class KnownStatuses {
    private static final long BELIEVED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST = 1_000;

    private record Place(BaseUrl jira, String project, String name) {}

    private record Known(TicketStatus status, long since) {}

    private final Map<Place, Known> known = new LinkedHashMap<>();

    /** @param learned asked where it is not known: the status with what it means, or empty where Jira does not tell now */
    TicketStatus get(BaseUrl jira, String project, String name, Supplier<Optional<TicketStatus>> learned) {
        Place place = new Place(jira, project, name);
        return find(place).orElseGet(() -> learned.get()
                .filter(status -> status.name().equals(new TicketStatus(name).name()))
                .map(status -> keep(place, status))
                .orElseGet(() -> new TicketStatus(name)));
    }

    private synchronized Optional<TicketStatus> find(Place place) {
        return Optional.ofNullable(known.get(place))
                .filter(found -> System.nanoTime() - found.since() < BELIEVED_NANOS)
                .map(Known::status);
    }

    private synchronized TicketStatus keep(Place place, TicketStatus status) {
        known.remove(place);
        if (known.size() >= MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(place, new Known(status, System.nanoTime()));
        return status;
    }
}

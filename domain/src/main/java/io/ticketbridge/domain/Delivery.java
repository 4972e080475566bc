package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One event that a webhook is to be told, was told, or was told in vain.
 *
 * @param event its place among all events
 * @param tries how often it was tried, since it was replayed if it was
 * @param dueAt when it is tried next; empty where it is not
 * @param last what became of the last try; empty before the first
 */
public record Delivery(
        DeliveryId id,
        EventPlace event,
        EventKind kind,
        Optional<TicketId> ticket,
        State state,
        int tries,
        Instant createdAt,
        Optional<Instant> triedAt,
        Optional<Instant> dueAt,
        Optional<DeliveryOutcome> last) {
    /** How far it has come. */
    public enum State {
        PENDING,
        DELIVERED,
        /** It is not tried again by itself. */
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

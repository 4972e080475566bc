package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What a webhook is told.
 *
 * @param delivery the same each time that the same thing is told
 * @param at when it is sent
 * @param event empty: it is only to show that it is heard
 */
public record WebhookMessage(String delivery, Instant at, Optional<Event> event) {
    /** What stands for a message without an event. */
    public static final String PING = "ping";

    public String kind() {
        return event.map(told -> told.what().kind().word()).orElse(PING);
    }
}

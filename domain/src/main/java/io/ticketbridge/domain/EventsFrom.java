package io.ticketbridge.domain;

import java.util.Optional;

/** From where on events are wanted. */
public sealed interface EventsFrom {
    /** All that are kept. */
    record Oldest() implements EventsFrom {}

    /** Only those to come. */
    record Now() implements EventsFrom {}

    /** What follows a place that was told before. */
    record After(EventPlace place) implements EventsFrom {}

    /** As programs write it: nothing, {@code now}, or a place as it was told. */
    static Optional<EventsFrom> parse(String text) {
        return switch (text) {
            case "" -> Optional.of(new Oldest());
            case "now" -> Optional.of(new Now());
            default -> EventPlace.parse(text).map(After::new);
        };
    }
}

package io.ticketbridge.domain;

import java.util.Optional;

/** A webhook's number. */
public record WebhookId(long value) {
    public WebhookId {
        Numbers.requirePositive(value);
    }

    /** The id that a path segment names, or empty where no such id can exist. */
    public static Optional<WebhookId> parse(String text) {
        return Numbers.positive(text).map(WebhookId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

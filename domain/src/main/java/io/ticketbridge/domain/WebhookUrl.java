package io.ticketbridge.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where somebody wants to be told of events: {@code https://host[:port][/path][?query]}. Whether the server may connect there is the
 * operator's rule and checked when it connects.
 */
public record WebhookUrl(String value) {
    private static final int MAX_LENGTH = 2_000;

    public WebhookUrl {
        URI uri = parse(value).orElseThrow(WebhookUrl::invalid);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        if (!web || !plain || uri.getHost() == null || value.length() > MAX_LENGTH) {
            throw invalid();
        }
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Whoever receives may have put a token of theirs into the path. */
    @Override
    public String toString() {
        return uri().getHost();
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Refusal.Invalid invalid() {
        return Refusal.Invalid.of(
                "url", "invalid", "url must be the address of a receiver, such as https://hooks.example.com/tickets");
    }
}

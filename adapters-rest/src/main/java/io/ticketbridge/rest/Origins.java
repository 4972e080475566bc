package io.ticketbridge.rest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins (RFC 6454) whose pages may use the API from a browser.
 *
 * @param allowed such as {@code https://dashboard.example.com}: neither a path nor a wildcard, for whoever serves a page
 *     there can do what the viewer's key can
 */
public record Origins(Set<String> allowed) {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    /** Those of nobody. */
    public static final Origins NONE = new Origins(Set.of());

    /** @throws IllegalArgumentException where one of them is no origin */
    public Origins {
        allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (!allowed.stream().allMatch(ORIGIN.asMatchPredicate())) {
            throw new IllegalArgumentException("Not an origin");
        }
    }
}

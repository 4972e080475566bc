package io.ticketbridge.rest;

import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer tells a browser, whoever makes it: to guess and keep nothing, and to let no page have any of it. */
final class SafeHeaders {
    private static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer");

    private SafeHeaders() {}

    static void set(BiConsumer<String, String> header) {
        ALL.forEach(header);
    }
}

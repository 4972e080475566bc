package io.ticketbridge.reliability;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Values that are found again wherever they turn up, for each is like nothing else. */
final class Canaries {
    /** Ends a line, begins one that looks like the server's, paints, and turns text around. */
    static final String HOSTILE =
            "\r\n2026-01-01T00:00:00.000Z ERROR [-] forged: \u001b[31m\u0085\u2028\u2029\u202e\u2066\u200ered\ttab";

    /** Their names by their values. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** A new one of that name. */
    String make(String name) {
        return keep(name, "canary-" + UUID.randomUUID());
    }

    /** One that somebody else made. */
    String keep(String name, String value) {
        names.put(value, name);
        return value;
    }

    /** The names of those that are in {@code text}. */
    List<String> in(String text) {
        return names.entrySet().stream()
                .filter(canary -> text.contains(canary.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    int count() {
        return names.size();
    }
}

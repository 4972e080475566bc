package io.ticketbridge.jira.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every request that a sandbox received, oldest first. */
public final class Journal {
    private static final int MAX_ENTRIES = 100_000;

    /**
     * One request.
     *
     * @param host which of the two origins it came to: {@code jira} or {@code media}
     * @param authorization the scheme alone, such as {@code Basic}; empty where there was none
     */
    public record Entry(
            Instant at, String host, String method, String path, String query, String authorization, String userAgent) {
        @Override
        public String toString() {
            return method + " " + path + (query.isEmpty() ? "" : "?" + query);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
        if (entries.size() < MAX_ENTRIES) {
            entries.add(entry);
        }
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many requests came by this method to a path that contains {@code path}. */
    public synchronized long count(String method, String path) {
        return entries.stream()
                .filter(entry -> entry.method().equals(method) && entry.path().contains(path))
                .count();
    }

    public synchronized void clear() {
        entries.clear();
    }
}

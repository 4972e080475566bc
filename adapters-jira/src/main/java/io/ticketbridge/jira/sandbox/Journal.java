package io.ticketbridge.jira.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every request that a sandbox received, oldest first; at most 100,000, then no more are noted. */
public final class Journal {
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_BODY = 4_096;

    /**
     * One request.
     *
     * @param host which of the two origins it came to: {@code jira} or {@code media}
     * @param authorization the scheme alone, such as {@code Basic}; empty where there was none
     * @param headers with names in any case; secrets are hidden
     * @param body the first 4,096 characters of it; empty where it was a file
     * @param bodySize in bytes, as far as it was read
     * @param status that was answered; 0 where no answer has begun
     */
    public record Entry(
            Instant at,
            String host,
            String method,
            String path,
            String query,
            String authorization,
            String userAgent,
            Map<String, String> headers,
            String body,
            long bodySize,
            int status) {
        private Entry answered(int newStatus, long newSize) {
            return new Entry(
                    at, host, method, path, query, authorization, userAgent, headers, body, newSize, newStatus);
        }

        @Override
        public String toString() {
            return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " " + status;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private long forgotten;

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The requests by this method to a path that contains {@code path}. */
    public synchronized List<Entry> entries(String method, String path) {
        return entries.stream()
                .filter(entry -> entry.method().equals(method) && entry.path().contains(path))
                .toList();
    }

    /** How many requests came by this method to a path that contains {@code path}. */
    public synchronized long count(String method, String path) {
        return entries(method, path).size();
    }

    public synchronized void clear() {
        forgotten += entries.size();
        entries.clear();
    }

    /** @return the request's number, by which {@link #answered} knows it */
    synchronized long add(Instant at, String host, Inbound inbound) {
        if (entries.size() < MAX_ENTRIES) {
            entries.add(entry(at, host, inbound));
            return forgotten + entries.size() - 1;
        }
        return -1;
    }

    synchronized void answered(long number, int status, long bodySize) {
        long index = number - forgotten;
        if (number >= 0 && index >= 0 && index < entries.size()) {
            entries.set((int) index, entries.get((int) index).answered(status, bodySize));
        }
    }

    private static Entry entry(Instant at, String host, Inbound inbound) {
        String body = inbound.bodyText();
        return new Entry(
                at,
                host,
                inbound.method(),
                inbound.fullPath(),
                inbound.query(),
                inbound.header("Authorization").split(" ", 2)[0],
                inbound.header("User-Agent"),
                inbound.headers(),
                body.substring(0, Math.min(body.length(), MAX_BODY)),
                inbound.bytesRead(),
                0);
    }
}

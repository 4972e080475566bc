package io.ticketbridge.rest;

/**
 * What may be asked for under one key in a minute, on all nodes together; 0 sets no limit.
 *
 * @param reads {@code GET} and {@code HEAD}
 * @param writes everything else, but
 * @param uploads files
 * @param uploadsAtOnce files that are on their way at a time, on one node
 */
public record RateLimits(int reads, int writes, int uploads, int uploadsAtOnce) {
    /** Those that a person, a scanner and a pipeline keep without noticing. */
    public static RateLimits usual() {
        return new RateLimits(600, 60, 10, 2);
    }

    public static RateLimits none() {
        return new RateLimits(0, 0, 0, 0);
    }
}

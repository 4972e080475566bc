package io.ticketbridge.rest;

/**
 * How many requests are at work at a time, of which each waits for Jira most of its time.
 *
 * @param atOnce in all; whoever comes beyond that is sent away
 */
public record Capacity(int atOnce) {
    /** On threads of a pool, of which there are as many, and some more to send away whoever comes beyond that. */
    private static final int ON_A_POOL = 288;

    /** On virtual threads: as many as the heap has room for, up to this. */
    private static final int MOST = 2_560;

    private static final int MOST_UNDER_ONE_KEY = 512;

    /** What a request that waits holds in memory, amply. */
    private static final int BYTES_EACH = 128 * 1024;

    /** What this Java, its heap included, has room for. */
    public static Capacity ofThisJava() {
        long room = Runtime.getRuntime().maxMemory() / BYTES_EACH;
        int most = Workers.areVirtual() ? MOST : ON_A_POOL;
        return new Capacity((int) Math.max(ON_A_POOL, Math.min(most, room)));
    }

    /** So many may be under one key, so that nobody takes all the places, nor keeps the processors from the others for long. */
    int underOneKey() {
        return Math.min(MOST_UNDER_ONE_KEY, atOnce * 5 / 8);
    }

    /** So many may wait for one Jira or another, however many of them hang: there is room for what needs none. */
    public int waitingForJira() {
        return atOnce * 7 / 8;
    }
}

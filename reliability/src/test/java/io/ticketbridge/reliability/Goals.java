package io.ticketbridge.reliability;

/**
 * Times that a proof wants: as they stand in {@code docs/guarantees.md} where its program is run
 * ({@code ./reliability/run}, which says {@code -Dgoals=true}), ten times as much in {@code mvn verify}. Beside a
 * build, on a machine that nobody knows, times tell whether something waits for what it should not wait for, and
 * nothing finer.
 */
final class Goals {
    private static final int NOT_TIMED = 10;

    private Goals() {}

    static long millis(long goal) {
        return Boolean.getBoolean("goals") ? goal : NOT_TIMED * goal;
    }
}

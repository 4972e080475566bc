package io.ticketbridge.jira;

/**
 * How many reads that got no answer may be sent once more: one for every five calls, and a few beside, so that a Jira from which
 * few answers come is not asked twice as often.
 */
final class Repeats {
    /** However many calls there were before. */
    static final int MOST = 10;

    private static final int CALLS_FOR_ONE = 5;

    private int calls = MOST * CALLS_FOR_ONE;

    /** A call was sent. */
    synchronized void earn() {
        calls = Math.min(calls + 1, MOST * CALLS_FOR_ONE);
    }

    /** Whether one more may be sent, which is counted then. */
    synchronized boolean take() {
        if (calls < CALLS_FOR_ONE) {
            return false;
        }
        calls -= CALLS_FOR_ONE;
        return true;
    }
}

package io.ticketbridge.jira;

import java.io.IOException;

/** A call got no answer that could be read. */
final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    /** How far it got. */
    enum Reach {
        /** No byte reached Jira: nothing was done. */
        NOT_SENT,
        /** It was cut off by the time-out. */
        TIMED_OUT,
        /** The connection broke. */
        BROKEN
    }

    private final Reach reach;

    NoAnswer(Reach reach, Throwable cause) {
        super(cause);
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }
}

package io.ticketbridge.jira;

import java.io.IOException;
import java.io.InterruptedIOException;

/** A call got no answer, or none that came whole. */
final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    /** How far it got. */
    enum Reach {
        /** No byte of it was sent: nothing was done. */
        NOT_SENT,
        /** It was sent, and the connection broke before an answer began. */
        UNANSWERED,
        /** An answer began and broke off. */
        CUT_SHORT,
        /** It ran into the time-out after it was sent. */
        TIMED_OUT,
        /** The answer has more bytes than one may have. */
        TOO_LARGE
    }

    private final Reach reach;

    NoAnswer(Reach reach, Throwable cause) {
        super(cause);
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    /** Whether a read may fare better if it is sent again at once: a time-out has had its time. */
    boolean isWorthAnotherTry() {
        boolean late = getCause() instanceof InterruptedIOException;
        return reach == Reach.UNANSWERED || (reach == Reach.NOT_SENT && !late);
    }
}

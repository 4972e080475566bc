package io.ticketbridge.jira;

/** What came of a call of Jira. */
public enum CallOutcome {
    /** It was answered with a success. */
    OK,
    /** Jira answered that it will not do this. */
    REFUSED,
    /** Jira asked us to slow down. */
    RATE_LIMITED,
    /** Jira answered that it is unwell. */
    FAILED,
    /** No whole answer came in time. */
    TIMED_OUT,
    /** The connection broke, or what came was no answer. */
    BROKEN_OFF,
    /** It did not reach Jira: no connection, no TLS, or no such host. */
    NOT_SENT;

    private static final int TOO_MANY_REQUESTS = 429;

    static CallOutcome of(JiraAnswer answer) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return RATE_LIMITED;
        }
        if (answer.status() >= 500) {
            return FAILED;
        }
        return answer.status() >= 400 ? REFUSED : OK;
    }

    static CallOutcome of(NoAnswer none) {
        return switch (none.reach()) {
            case NOT_SENT -> NOT_SENT;
            case TIMED_OUT -> TIMED_OUT;
            case UNANSWERED, CUT_SHORT, TOO_LARGE -> BROKEN_OFF;
        };
    }
}

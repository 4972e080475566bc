package io.ticketbridge.jira;

import java.time.Duration;

/**
 * Is told of the calls of Jira, of each in the thread that makes it. An operation is what a call asks for, whichever issue, file or
 * project it is about, such as {@code GET /issue/-}: there are few of them.
 */
public interface JiraCalls {
    /** Of whom nobody wants to know. */
    JiraCalls UNWATCHED = new JiraCalls() {
        @Override
        public void ended(String operation, CallOutcome outcome, Duration took) {}

        @Override
        public void heldBack(String operation) {}

        @Override
        public void repeated(String operation) {}
    };

    /** A call was made, and this came of it. */
    void ended(String operation, CallOutcome outcome, Duration took);

    /** A call was not made, for Jira is unwell, has asked for patience, does not take the credentials or has too many waiting. */
    void heldBack(String operation);

    /** A read got no answer and is made once more. */
    void repeated(String operation);
}

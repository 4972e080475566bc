package io.ticketbridge.persistence;

/** The database cannot be opened. The message is one sentence for the operator that says what to do. */
public final class DatabaseUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}

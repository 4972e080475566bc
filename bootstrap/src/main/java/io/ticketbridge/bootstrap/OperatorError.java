package io.ticketbridge.bootstrap;

/** Something that only whoever runs the server can mend: told in one sentence, without a stack trace, exit code 2. */
final class OperatorError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperatorError(String message) {
        super(message);
    }

    OperatorError(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.ticketbridge.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was looked at in a Jira through an integration.
 *
 * @param check what was looked at, as a stable word such as {@code permissions}
 * @param message one sentence; where something is wrong, also what to do about it
 * @param who can mend it; empty where nothing is to be mended
 */
public record Finding(String check, Outcome outcome, String message, Optional<Mender> who) {
    /** In UTF-16 units; names of Jira's are in it, any number of them. */
    private static final int MAX_MESSAGE_LENGTH = 2_000;

    public Finding {
        message = Text.asLine(message, MAX_MESSAGE_LENGTH);
    }

    /** How it was found. */
    public enum Outcome {
        PASSED,
        /** Some of what is offered will not work. */
        WARNING,
        /** No ticket can be opened. */
        FAILED,
        /** It cannot be told yet. */
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What cannot be told is neither better nor worse than anything. */
        public boolean isWorseThan(Outcome other) {
            return this != UNKNOWN && other != UNKNOWN && compareTo(other) > 0;
        }
    }

    /** Who can mend it. */
    public enum Mender {
        /** Whoever manages the integration here. */
        INTEGRATION_ADMIN,
        JIRA_ADMIN,
        /** Whoever runs this server. */
        OPERATOR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding passed(String check, String message) {
        return new Finding(check, Outcome.PASSED, message, Optional.empty());
    }

    public static Finding unknown(String check, String message) {
        return new Finding(check, Outcome.UNKNOWN, message, Optional.empty());
    }

    public static Finding warning(String check, String message, Mender who) {
        return new Finding(check, Outcome.WARNING, message, Optional.of(who));
    }

    public static Finding failed(String check, String message, Mender who) {
        return new Finding(check, Outcome.FAILED, message, Optional.of(who));
    }
}

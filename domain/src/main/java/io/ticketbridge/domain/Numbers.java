package io.ticketbridge.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers that serve as identifiers: decimal, at least 1, no sign, no leading zero, within a long. */
final class Numbers {
    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,18}");

    private Numbers() {}

    static void requirePositive(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("An id is at least 1, not " + value);
        }
    }

    static Optional<Long> positive(String text) {
        if (!POSITIVE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }

    /** Jira's ids are decimal strings; they go into Jira's paths, so nothing else may pass. */
    static boolean isJiraId(String text) {
        return positive(text).isPresent();
    }
}

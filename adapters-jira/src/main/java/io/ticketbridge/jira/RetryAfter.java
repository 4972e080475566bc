package io.ticketbridge.jira;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * {@code Retry-After} (RFC 9110, 10.2.3) in each form that Jira sends, 9223372036854775807 among them, and the time of {@code
 * X-RateLimit-Reset} (ISO 8601, with or without seconds).
 */
final class RetryAfter {
    /** Nobody is asked to wait longer, whatever Jira says. */
    static final Duration CAP = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int DIGITS_OF_CAP = 4;

    private RetryAfter() {}

    static Duration read(String value, Clock clock) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return text.length() > DIGITS_OF_CAP ? CAP : capped(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, form(text)).toInstant();
            return capped(Duration.between(clock.instant(), date));
        } catch (DateTimeParseException nonsense) {
            return CAP;
        }
    }

    private static DateTimeFormatter form(String text) {
        return DIGIT.matcher(text).lookingAt() ? DateTimeFormatter.ISO_DATE_TIME : DateTimeFormatter.RFC_1123_DATE_TIME;
    }

    private static Duration capped(Duration wait) {
        if (wait.compareTo(CAP) > 0) {
            return CAP;
        }
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
}

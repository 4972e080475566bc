package io.ticketbridge.jira.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as JQL takes them: {@code -30m}, or a date with or without a time, in the calling user's zone. */
record JqlDates(ZoneId zone) {
    private static final Pattern RELATIVE = Pattern.compile("([+-]?\\d{1,6})([mhdw])");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    Instant read(String value, Instant now) {
        Matcher relative = RELATIVE.matcher(value);
        if (relative.matches()) {
            Duration unit = UNITS.getOrDefault(relative.group(2), Duration.ZERO);
            return now.plus(unit.multipliedBy(Long.parseLong(relative.group(1))));
        }
        try {
            return absolute(value.replace('/', '-'));
        } catch (DateTimeParseException unreadable) {
            throw JiraError.message(
                    400,
                    "Date value '" + value + "' for field is invalid. Valid formats include: 'yyyy/MM/dd HH:mm',"
                            + " 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        }
    }

    private Instant absolute(String value) {
        return value.length() > "yyyy-MM-dd".length()
                ? LocalDateTime.parse(value, MINUTE).atZone(zone).toInstant()
                : LocalDate.parse(value).atStartOfDay(zone).toInstant();
    }
}

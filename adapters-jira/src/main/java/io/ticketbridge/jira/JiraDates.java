package io.ticketbridge.jira;

import io.ticketbridge.domain.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Jira's dates, such as {@code 2026-02-06T19:56:35.604+0100}, in the calling user's zone. */
final class JiraDates {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private JiraDates() {}

    static Instant read(@Nullable String date) {
        if (date == null) {
            throw new Refusal.JiraAnsweredNonsense("a date is missing");
        }
        try {
            return OffsetDateTime.parse(date, FORMAT).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Refusal.JiraAnsweredNonsense("a date is malformed", malformed);
        }
    }
}

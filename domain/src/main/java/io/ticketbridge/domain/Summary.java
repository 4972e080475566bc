package io.ticketbridge.domain;

/** A ticket's title: one line of 1 to 255 characters, stripped of outer blanks as Jira strips it. */
public record Summary(String value) {
    /** Jira's own limit, in UTF-16 units. */
    public static final int MAX_LENGTH = 255;

    public Summary {
        value = value.strip();
        Text.requireNotBlank("summary", "Summary", value);
        Text.requireOneLine("summary", "Summary", value);
        Text.requireStorable("summary", "Summary", value, MAX_LENGTH);
    }
}

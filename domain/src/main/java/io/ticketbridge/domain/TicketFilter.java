package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tickets somebody wants to see: those to which all of it applies, letters great and small alike.
 *
 * @param text that is somewhere in the summary, the description or the key of the issue
 * @param status the whole name of the status
 * @param category what the status means in Jira
 * @param type what kind of issue
 * @param assignee the whole display name of whoever it is assigned to; {@link #NOBODY} for those that nobody works on
 * @param from not opened before
 * @param until opened before
 */
public record TicketFilter(
        Optional<String> text,
        Optional<String> status,
        Optional<StatusCategory> category,
        Optional<IssueType> type,
        Optional<String> assignee,
        Optional<Instant> from,
        Optional<Instant> until) {
    /** Every ticket. */
    public static final TicketFilter ALL = new TicketFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whose name that is: nobody's. */
    public static final String NOBODY = "";

    /** How long a text may be, in UTF-16 units: as the longest that it can equal. */
    public static final int MAX_LENGTH = 255;

    public TicketFilter {
        text = text.map(sought -> folded("q", sought.strip())).filter(sought -> !sought.isEmpty());
        status = status.map(name -> folded("status", name.strip()));
        assignee = assignee.map(name -> folded("assigned_to", name.strip()));
    }

    private static String folded(String field, String text) {
        Text.requireStorable(field, field, text, MAX_LENGTH);
        return text.toLowerCase(Locale.ROOT);
    }
}

package io.ticketbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something of a ticket's issue that Jira showed otherwise than the time before.
 *
 * @param seenAt when Jira showed it; it was changed there since the time before
 * @param was empty where there was nothing, or nobody had asked Jira yet
 * @param became empty where there is nothing any more
 */
public record TicketChange(Instant seenAt, Value value, Optional<String> was, Optional<String> became) {
    /** What changes. */
    public enum Value {
        STATUS,
        ASSIGNEE,
        /** The issue's key, when it is moved to another project. */
        ISSUE_KEY
    }

    /** What {@code after} shows otherwise than {@code before}, which is the same ticket; letters great and small are alike. */
    public static List<TicketChange> between(Ticket before, Ticket after) {
        Instant seenAt = after.syncedAt().orElse(after.updatedAt());
        List<TicketChange> changes = new ArrayList<>();
        add(
                changes,
                seenAt,
                Value.STATUS,
                Optional.of(before.status().name()),
                Optional.of(after.status().name()));
        add(changes, seenAt, Value.ASSIGNEE, before.assignee(), after.assignee());
        add(
                changes,
                seenAt,
                Value.ISSUE_KEY,
                Optional.of(before.issue().key()),
                Optional.of(after.issue().key()));
        return changes;
    }

    private static void add(
            List<TicketChange> changes, Instant seenAt, Value value, Optional<String> was, Optional<String> became) {
        if (!was.orElse("").equalsIgnoreCase(became.orElse(""))) {
            changes.add(new TicketChange(seenAt, value, was, became));
        }
    }
}

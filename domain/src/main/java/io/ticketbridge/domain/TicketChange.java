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
 * @param channel what Jira was asked for then; empty where that was not kept yet
 */
public record TicketChange(
        Instant seenAt, Value value, Optional<String> was, Optional<String> became, Optional<Channel> channel) {
    /** What changes. */
    public enum Value {
        STATUS,
        ASSIGNEE,
        /** The issue's key, when it is moved to another project. */
        ISSUE_KEY,
        /** Whether Jira shows the issue, as a {@link Link.State}. */
        LINK
    }

    /** What {@code observation} made of {@code before}; letters great and small are alike. */
    public static List<TicketChange> between(Ticket before, Ticket after, Observation observation) {
        List<TicketChange> changes = new ArrayList<>();
        for (Value value : Value.values()) {
            Optional<String> was = of(before, value);
            Optional<String> became = of(after, value);
            if (!was.orElse("").equalsIgnoreCase(became.orElse(""))) {
                changes.add(
                        new TicketChange(observation.asked(), value, was, became, Optional.of(observation.channel())));
            }
        }
        return changes;
    }

    private static Optional<String> of(Ticket ticket, Value value) {
        return switch (value) {
            case STATUS -> Optional.of(ticket.status().name());
            case ASSIGNEE -> ticket.assignee();
            case ISSUE_KEY -> Optional.of(ticket.issue().key());
            case LINK -> Optional.of(ticket.link().state().word());
        };
    }
}

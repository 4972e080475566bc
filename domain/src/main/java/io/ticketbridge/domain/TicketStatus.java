package io.ticketbridge.domain;

import java.util.Optional;

/**
 * A status in Jira's workflow.
 *
 * @param name as Jira's administrators wrote it: one line, clipped at {@value #MAX_LENGTH}
 * @param category what it means; empty where Jira did not say, or has not been asked since categories are kept
 */
public record TicketStatus(String name, Optional<StatusCategory> category) {
    public static final int MAX_LENGTH = 255;

    /** What a ticket shows until Jira has been asked for the first time. */
    public static final TicketStatus TO_DO = new TicketStatus("TO DO", Optional.of(StatusCategory.NEW));

    public TicketStatus {
        name = Text.asLine(name, MAX_LENGTH);
    }

    /** One of which nobody knows what it means. */
    public TicketStatus(String name) {
        this(name, Optional.empty());
    }
}

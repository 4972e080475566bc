package io.ticketbridge.domain;

/** The name of a status in Jira's workflow, as Jira's administrators wrote it: one line, clipped at {@value #MAX_LENGTH}. */
public record TicketStatus(String name) {
    public static final int MAX_LENGTH = 255;

    /** What a ticket shows until Jira has been asked for the first time. */
    public static final TicketStatus TO_DO = new TicketStatus("TO DO");

    public TicketStatus {
        name = Text.asLine(name, MAX_LENGTH);
    }
}

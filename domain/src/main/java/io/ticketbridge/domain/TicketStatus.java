package io.ticketbridge.domain;

/** The name of a status in Jira's workflow, as Jira's administrators wrote it. */
public record TicketStatus(String name) {
    /** What a ticket shows until Jira has been asked for the first time. */
    public static final TicketStatus TO_DO = new TicketStatus("TO DO");
}

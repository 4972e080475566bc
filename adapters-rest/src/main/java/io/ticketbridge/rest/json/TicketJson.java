package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** A ticket as the reference shows it. */
public record TicketJson(
        long id,
        String jiraIssueKey,
        String jiraIssueId,
        long userId,
        String summary,
        @Nullable String description,
        String issueType,
        String priority,
        String status,
        @Nullable String assignedTo,
        String createdAt,
        String updatedAt) {
    public static TicketJson from(Ticket ticket) {
        return new TicketJson(
                ticket.id().value(),
                ticket.issue().key(),
                ticket.issue().id(),
                ticket.owner().value(),
                ticket.summary().value(),
                ticket.description().map(Description::value).orElse(null),
                ticket.type().label(),
                ticket.priority().label(),
                ticket.status().name(),
                ticket.assignee().orElse(null),
                Times.write(ticket.createdAt()),
                Times.write(ticket.updatedAt()));
    }
}

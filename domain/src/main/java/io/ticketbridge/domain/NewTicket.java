package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/** A ticket whose issue stands in Jira and that has no number here yet. */
public record NewTicket(
        UserId owner,
        Optional<TeamId> team,
        IntegrationId integration,
        IssueRef issue,
        Summary summary,
        Optional<Description> description,
        IssueType type,
        Priority priority,
        Instant createdAt) {

    /** The ticket that this becomes under its number. */
    public Ticket numbered(TicketId id) {
        return new Ticket(
                id,
                owner,
                team,
                integration,
                issue,
                summary,
                description,
                type,
                priority,
                TicketStatus.TO_DO,
                Optional.empty(),
                createdAt,
                createdAt,
                Optional.empty(),
                Link.LINKED);
    }
}

package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A finding that became an issue in Jira.
 *
 * @param owner who opened it
 * @param team the team that owns the integration it was opened through; empty for a personal integration
 * @param integration through which Jira is asked about it; it may have been removed since
 * @param status as Jira named it at {@code syncedAt}; {@link TicketStatus#TO_DO} before
 * @param assignee the display name of who works on it in Jira
 * @param updatedAt when status, assignee or key last changed here
 * @param syncedAt when Jira last told us; empty until the first sync
 */
public record Ticket(
        TicketId id,
        UserId owner,
        Optional<TeamId> team,
        IntegrationId integration,
        IssueRef issue,
        Summary summary,
        Optional<Description> description,
        IssueType type,
        Priority priority,
        TicketStatus status,
        Optional<String> assignee,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> syncedAt) {

    /** This ticket as it stands after Jira showed {@code seen}. {@code updatedAt} moves only if something differs. */
    public Ticket after(IssueSnapshot seen, Instant now) {
        boolean same = issue.equals(seen.issue())
                && status.name().equals(seen.status().name())
                && assignee.equals(seen.assignee());
        return new Ticket(
                id,
                owner,
                team,
                integration,
                seen.issue(),
                summary,
                description,
                type,
                priority,
                seen.status(),
                seen.assignee(),
                createdAt,
                same ? updatedAt : now,
                Optional.of(now));
    }
}

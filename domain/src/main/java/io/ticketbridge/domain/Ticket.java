package io.ticketbridge.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A finding that became an issue in Jira.
 *
 * @param owner who opened it
 * @param team the team that owns the integration it was opened through; empty for a personal integration
 * @param integration through which Jira is asked about it; it may have been removed since
 * @param status as Jira named it when it was last seen; {@link TicketStatus#TO_DO} before
 * @param assignee the display name of who works on it in Jira
 * @param updatedAt when status, assignee or key last changed here
 * @param seen how Jira last showed the issue; empty until the first time
 * @param link whether Jira still shows the issue
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
        Optional<Seen> seen,
        Link link) {
    /** An issue that is older than what we know, and stays so for so long, is what Jira has: it was restored from a backup. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    /** When Jira last showed the issue; empty until the first time. */
    public Optional<Instant> syncedAt() {
        return seen.map(Seen::at);
    }

    /** When Jira was last asked about the issue, whether it showed it or not; before that, when it was opened. */
    public Instant lookedAt() {
        return link.missedAt().or(this::syncedAt).orElse(createdAt);
    }

    /**
     * This ticket as it stands after an observation, in whatever order observations come in: what is older than what we know
     * changes nothing. {@code updatedAt} moves only if something differs.
     */
    public Ticket after(Observation observation) {
        if (isOutdated(observation)) {
            return this;
        }
        return observation instanceof Observation.Shown shown
                ? showing(shown)
                : seen(issue, status, assignee, updatedAt, seen, link.missed((Observation.NotShown) observation));
    }

    /** By Jira's clock where Jira tells, and otherwise, or where that is the same, by when it was asked. */
    private boolean isOutdated(Observation observation) {
        if (link.wasMissedSince(observation.asked())) {
            return true;
        }
        Optional<Instant> known = seen.flatMap(Seen::updated);
        Optional<Instant> shown = observation instanceof Observation.Shown showing
                ? showing.issue().updated()
                : Optional.empty();
        boolean before =
                seen.map(last -> observation.asked().isBefore(last.at())).orElse(false);
        if (known.isEmpty() || shown.isEmpty() || known.equals(shown)) {
            return before;
        }
        boolean longAfter = seen.map(
                        last -> observation.asked().isAfter(last.at().plus(BELIEVED)))
                .orElse(false);
        return shown.get().isBefore(known.get()) && !longAfter;
    }

    private Ticket showing(Observation.Shown shown) {
        IssueSnapshot now = shown.issue();
        boolean same = issue.equals(now.issue())
                && status.name().equals(now.status().name())
                && assignee.equals(now.assignee());
        Instant at = syncedAt().filter(shown.asked()::isBefore).orElse(shown.asked());
        return seen(
                now.issue(),
                now.status(),
                now.assignee(),
                same ? updatedAt : at,
                Optional.of(new Seen(at, shown.channel(), now.updated())),
                link.shown(!issue.key().equals(now.issue().key())));
    }

    private Ticket seen(
            IssueRef nowIssue,
            TicketStatus nowStatus,
            Optional<String> nowAssignee,
            Instant changed,
            Optional<Seen> nowSeen,
            Link nowLink) {
        return new Ticket(
                id,
                owner,
                team,
                integration,
                nowIssue,
                summary,
                description,
                type,
                priority,
                nowStatus,
                nowAssignee,
                createdAt,
                changed,
                nowSeen,
                nowLink);
    }
}

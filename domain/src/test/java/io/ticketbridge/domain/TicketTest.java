package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Instant CREATED = Instant.parse("2026-02-18T09:14:02Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final IssueRef ISSUE = new IssueRef("10542", "SEC-204");

    private final Ticket ticket = new NewTicket(
                    new UserId(42),
                    Optional.empty(),
                    new IntegrationId(1),
                    ISSUE,
                    new Summary("XSS"),
                    Optional.empty(),
                    IssueType.BUG,
                    Priority.MEDIUM,
                    CREATED)
            .numbered(new TicketId(87));

    @Test
    void aNewTicketShouldBeToDoAndUnassigned() {
        assertThat(ticket.status().name()).isEqualTo("TO DO");
        assertThat(ticket.assignee()).isEmpty();
        assertThat(ticket.updatedAt()).isEqualTo(CREATED);
        assertThat(ticket.syncedAt()).isEmpty();
    }

    @Test
    void whatJiraShowsShouldReplaceStatusAssigneeAndKey() {
        IssueRef moved = new IssueRef("10542", "OPS-7");
        Ticket after = ticket.after(seen(moved, "In Progress", Optional.of("Dana Lee")), LATER);
        assertThat(after.issue()).isEqualTo(moved);
        assertThat(after.status().name()).isEqualTo("In Progress");
        assertThat(after.assignee()).contains("Dana Lee");
        assertThat(after.updatedAt()).isEqualTo(LATER);
        assertThat(after.syncedAt()).contains(LATER);
    }

    @Test
    void updatedAtShouldStayWhereNothingDiffers() {
        Ticket after = ticket.after(seen(ISSUE, "TO DO", Optional.empty()), LATER);
        assertThat(after.updatedAt()).isEqualTo(CREATED);
        assertThat(after.syncedAt()).contains(LATER);
    }

    private static IssueSnapshot seen(IssueRef issue, String status, Optional<String> assignee) {
        return new IssueSnapshot(issue, new TicketStatus(status), assignee, List.of(), List.of());
    }
}

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
        Ticket after = ticket.after(seen(LATER, moved, "In Progress", Optional.of("Dana Lee"), CREATED));
        assertThat(after.issue()).isEqualTo(moved);
        assertThat(after.status().name()).isEqualTo("In Progress");
        assertThat(after.assignee()).contains("Dana Lee");
        assertThat(after.updatedAt()).isEqualTo(LATER);
        assertThat(after.seen()).contains(new Seen(LATER, Channel.READ, Optional.of(CREATED)));
        assertThat(after.link().state()).isEqualTo(Link.State.MOVED);
    }

    @Test
    void updatedAtShouldStayWhereNothingDiffers() {
        Ticket after = ticket.after(seen(LATER, "TO DO", CREATED));
        assertThat(after.updatedAt()).isEqualTo(CREATED);
        assertThat(after.syncedAt()).contains(LATER);
        assertThat(after.link()).isEqualTo(Link.LINKED);
    }

    @Test
    void whatIsOlderByJirasClockShouldChangeNothingThoughItWasAskedForLater() {
        Ticket known = ticket.after(seen(LATER, "Done", LATER));
        assertThat(known.after(seen(LATER.plusSeconds(5), "To Do", LATER.minusSeconds(1))))
                .isSameAs(known);
    }

    /** A Jira that was brought back from a backup shows for good what is older than what we know. */
    @Test
    void whatIsOlderForAnHourShouldBeBelieved() {
        Ticket known = ticket.after(seen(LATER, "Done", LATER));
        Ticket restored = known.after(seen(LATER.plusSeconds(3601), "To Do", LATER.minusSeconds(1)));
        assertThat(restored.status().name()).isEqualTo("To Do");
    }

    @Test
    void whereJirasClockDoesNotTellWhatWasAskedForLaterShouldStand() {
        Ticket known = ticket.after(seen(LATER, "Done", LATER));
        assertThat(known.after(seen(LATER.minusSeconds(1), "To Do", LATER))).isSameAs(known);
        assertThat(known.after(seen(LATER.plusSeconds(1), "To Do", LATER))
                        .status()
                        .name())
                .isEqualTo("To Do");
        Observation untold = new Observation.Shown(
                Channel.READ,
                LATER.minusSeconds(1),
                new IssueSnapshot(ISSUE, TicketStatus.TO_DO, Optional.empty(), Optional.empty(), List.of(), List.of()));
        assertThat(known.after(untold)).isSameAs(known);
    }

    @Test
    void anIssueThatIsMissedShouldBeInaccessibleUntilItIsShownAgain() {
        Ticket missed = ticket.after(seen(CREATED, "To Do", CREATED)).after(missed(LATER, false));
        assertThat(missed.link().state()).isEqualTo(Link.State.INACCESSIBLE);
        assertThat(missed.status().name()).isEqualTo("To Do");
        assertThat(missed.syncedAt()).contains(CREATED);
        assertThat(missed.after(seen(CREATED.plusSeconds(1), "Done", LATER))).isSameAs(missed);
        assertThat(missed.after(seen(LATER.plusSeconds(1), "Done", LATER)).link())
                .isEqualTo(Link.LINKED);
    }

    @Test
    void anIssueThatWasDeletedShouldStayDeletedWhileItIsMissed() {
        Ticket deleted = ticket.after(missed(LATER, true));
        assertThat(deleted.link().state()).isEqualTo(Link.State.DELETED);
        assertThat(deleted.after(missed(LATER.plusSeconds(1), false)).link().state())
                .isEqualTo(Link.State.DELETED);
    }

    private static Observation missed(Instant asked, boolean deleted) {
        return new Observation.NotShown(Channel.READ, asked, deleted);
    }

    private static Observation seen(Instant asked, String status, Instant updated) {
        return seen(asked, ISSUE, status, Optional.empty(), updated);
    }

    private static Observation seen(
            Instant asked, IssueRef issue, String status, Optional<String> assignee, Instant updated) {
        TicketStatus shown = new TicketStatus(status);
        return new Observation.Shown(
                Channel.READ,
                asked,
                new IssueSnapshot(issue, shown, assignee, Optional.of(updated), List.of(), List.of()));
    }
}

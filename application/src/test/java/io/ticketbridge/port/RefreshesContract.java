package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Refreshes.Batch;
import io.ticketbridge.port.Refreshes.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Refreshes} promises. Others may note tickets in the same store. */
public interface RefreshesContract {
    int ALL = 100_000;
    Duration LONG = Duration.ofHours(1);

    Refreshes refreshes();

    TicketStore tickets();

    Integrations integrations();

    Accounts accounts();

    @Test
    default void whatJiraToldShouldComeDueOnceHoweverOftenItWasTold() {
        Ticket ticket = ticket("1");
        refreshes().heard(ticket.integration(), Optional.of("a"), new IssueNews("1", false, Optional.empty()));
        refreshes().heard(ticket.integration(), Optional.of("b"), new IssueNews("1", false, Optional.empty()));
        Due due = taken(ticket, LONG);
        assertThat(due.channel()).isEqualTo(Channel.WEBHOOK);
        assertThat(due.deleted()).isFalse();
        assertThat(due.tries()).isZero();
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
        refreshes().done(List.of(due));
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
    }

    @Test
    default void aDeliveryShouldCountOnceForOneIntegrationUntilItIsForgotten() {
        Ticket ticket = ticket("1");
        Ticket other = ticket("1");
        refreshes().heard(ticket.integration(), Optional.of("same"), new IssueNews("1", false, Optional.empty()));
        refreshes().done(List.of(taken(ticket, LONG)));
        refreshes().heard(ticket.integration(), Optional.of("same"), new IssueNews("1", false, Optional.empty()));
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
        refreshes().heard(other.integration(), Optional.of("same"), new IssueNews("1", false, Optional.empty()));
        assertThat(takenOf(other.integration(), LONG)).hasSize(1);
        refreshes().forget(LONG);
        refreshes().heard(ticket.integration(), Optional.of("same"), new IssueNews("1", false, Optional.empty()));
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
        refreshes().forget(LONG.negated());
        refreshes().heard(ticket.integration(), Optional.of("same"), new IssueNews("1", false, Optional.empty()));
        assertThat(takenOf(ticket.integration(), LONG)).hasSize(1);
    }

    @Test
    default void aChangeShouldHaveItsEntryInTheChangelogWhicheverIsKnownFirst() {
        Ticket ticket = ticket("1");
        tell(ticket, "101", EventKind.TICKET_STATUS_CHANGED, Optional.of("Done"));
        see(ticket, "In Progress", Optional.of("Dana Lee"), 10);
        see(ticket, "Done", Optional.of("Dana Lee"), 20);
        see(ticket, "Done", Optional.empty(), 30);
        tell(ticket, "104", EventKind.TICKET_ASSIGNED, Optional.empty());
        tell(ticket, "103", EventKind.TICKET_ASSIGNED, Optional.of("Dana Lee"));
        tell(ticket, "102", EventKind.TICKET_STATUS_CHANGED, Optional.of("Reopened"));
        see(ticket, "Done", Optional.of("Dana Lee"), 40);
        assertThat(tickets().changes(ticket.id()).stream()
                        .filter(change -> change.what().object().isEmpty()))
                .extracting(change -> change.what().became().orElse("-") + " "
                        + change.changelog().orElse("unknown"))
                .containsExactly(
                        "- unknown", "In Progress unknown", "Dana Lee 103", "Done 101", "- 104", "Dana Lee unknown");
    }

    private void tell(Ticket ticket, String changelog, EventKind kind, Optional<String> became) {
        IssueNews.Changelog entry = new IssueNews.Changelog(changelog, Map.of(kind, became));
        refreshes()
                .heard(
                        ticket.integration(),
                        Optional.empty(),
                        new IssueNews(ticket.issue().id(), false, Optional.of(entry)));
    }

    private void see(Ticket ticket, String status, Optional<String> assignee, int seconds) {
        IssueSnapshot shown = Fixtures.snapshot(ticket.issue(), new TicketStatus(status), assignee);
        tickets().observe(ticket.id(), Fixtures.shown(shown, Instant.now().plusSeconds(seconds)));
    }

    @Test
    default void whatASearchDoesNotShowThoughItIsNotDoneShouldComeDue() {
        Ticket gone = ticket("1");
        IntegrationId integration = gone.integration();
        Duration old = Duration.between(gone.createdAt(), Instant.now()).minusMinutes(1);
        Duration tooNew = old.plusMinutes(2);
        assertThat(refreshes().missing(integration, Set.of("1"), old, 10)).isZero();
        assertThat(refreshes().missing(integration, Set.of("2"), tooNew, 10)).isZero();
        assertThat(refreshes().missing(integration, Set.of("2"), old, 0)).isZero();
        assertThat(refreshes().missing(integration, Set.of("2"), old, 10)).isEqualTo(1);
        assertThat(refreshes().missing(integration, Set.of("2"), old, 10)).isZero();
        refreshes().done(List.of(taken(gone, LONG)));
        TicketStatus done = new TicketStatus("Done", Optional.of(StatusCategory.DONE));
        IssueSnapshot shown = Fixtures.snapshot(gone.issue(), done, Optional.empty());
        tickets().observe(gone.id(), Fixtures.shown(shown, Instant.now()));
        assertThat(refreshes().missing(integration, Set.of(), old, 10)).isZero();
    }

    @Test
    default void ofAnIssueThatIsNobodysNothingShouldBeKept() {
        Ticket ticket = ticket("1");
        assertThat(refreshes().lastHeard(ticket.integration())).isEmpty();
        refreshes().heard(ticket.integration(), Optional.of("a"), new IssueNews("2", false, Optional.empty()));
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
        assertThat(refreshes().lastHeard(ticket.integration()).orElseThrow())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
        assertThat(refreshes().changed(ticket.integration(), Map.of("2", NOW))).isZero();
    }

    @Test
    default void whatIsNotedWhileItIsTakenShouldComeDueOnceMore() {
        Ticket ticket = ticket("1");
        refreshes().heard(ticket.integration(), Optional.empty(), new IssueNews("1", true, Optional.empty()));
        Due first = taken(ticket, LONG);
        refreshes().heard(ticket.integration(), Optional.empty(), new IssueNews("1", false, Optional.empty()));
        refreshes().done(List.of(first));
        refreshes().putOff(List.of(first), LONG);
        Due second = taken(ticket, LONG);
        assertThat(second.deleted()).isTrue();
        assertThat(second.tries()).isZero();
    }

    @Test
    default void whoeverTakesTooLongShouldBeOvertaken() {
        Ticket ticket = ticket("1");
        refreshes().heard(ticket.integration(), Optional.empty(), new IssueNews("1", false, Optional.empty()));
        Due slow = taken(ticket, Duration.ZERO);
        Due next = taken(ticket, LONG);
        refreshes().done(List.of(slow));
        refreshes().putOff(List.of(next), Duration.ZERO);
        assertThat(taken(ticket, LONG).tries()).isEqualTo(1);
    }

    @Test
    default void whatIsPutOffShouldWait() {
        Ticket ticket = ticket("1");
        refreshes().heard(ticket.integration(), Optional.empty(), new IssueNews("1", false, Optional.empty()));
        refreshes().putOff(List.of(taken(ticket, LONG)), LONG);
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
    }

    @Test
    default void onlyWhatIsNewShouldBeNotedAsChanged() {
        Ticket ticket = ticket("1");
        assertThat(refreshes().changed(ticket.integration(), Map.of("1", NOW, "2", NOW)))
                .isEqualTo(1);
        assertThat(taken(ticket, LONG).channel()).isEqualTo(Channel.POLL);
        see(ticket, NOW);
        assertThat(refreshes().changed(ticket.integration(), Map.of("1", NOW))).isZero();
        assertThat(refreshes().changed(ticket.integration(), Map.of("1", NOW.plusMillis(1))))
                .isEqualTo(1);
    }

    /** Tickets are from long ago, in which nobody looked at them. */
    @Test
    default void thoseThatWereSeenTheLongestAgoShouldBeOverdueFirst() {
        Ticket first = ticket("1");
        Ticket second = also(first, "2");
        Ticket third = also(first, "3");
        see(first, NOW);
        tickets().observe(second.id(), new Observation.NotShown(Channel.POLL, NOW.plusSeconds(2), false));
        assertThat(refreshes().overdue(first.integration(), LONG, 2)).isEqualTo(2);
        assertThat(takenOf(first.integration(), LONG)).extracting(Due::ticket).containsOnly(third.id(), first.id());
        assertThat(refreshes().overdue(first.integration(), LONG, 2)).isEqualTo(1);
        assertThat(refreshes().overdue(first.integration(), LONG, 2)).isZero();
        assertThat(refreshes().overdue(ticket("9").integration(), Duration.ofDays(100_000), 2))
                .isZero();
    }

    @Test
    default void aTicketThatIsRemovedShouldNotComeDue() {
        Ticket ticket = ticket("1");
        refreshes().heard(ticket.integration(), Optional.empty(), new IssueNews("1", false, Optional.empty()));
        tickets().remove(ticket.id());
        assertThat(takenOf(ticket.integration(), LONG)).isEmpty();
    }

    private void see(Ticket ticket, Instant updated) {
        IssueSnapshot issue = new IssueSnapshot(
                ticket.issue(), TicketStatus.TO_DO, Optional.empty(), Optional.of(updated), List.of(), List.of());
        tickets().observe(ticket.id(), new Observation.Shown(Channel.READ, NOW.plusSeconds(1), issue));
    }

    private Due taken(Ticket ticket, Duration lease) {
        List<Due> due = takenOf(ticket.integration(), lease);
        assertThat(due).extracting(Due::ticket).containsExactly(ticket.id());
        return due.get(0);
    }

    /** Those of this integration; those of others are taken on the way. */
    private List<Due> takenOf(IntegrationId integration, Duration lease) {
        List<Due> due = new ArrayList<>();
        Optional<Batch> batch = refreshes().take(ALL, lease);
        while (batch.isPresent()) {
            if (batch.get().integration().equals(integration)) {
                return batch.get().due();
            }
            batch = refreshes().take(ALL, LONG);
        }
        return due;
    }

    /** Of an integration of its own; others may have tickets of the first one there is. */
    private Ticket ticket(String issueId) {
        UserId alice = People.user(accounts(), "alice").id();
        integrations().add(newIntegration(new IntegrationOwner.Personal(alice)));
        IntegrationId integration = integrations()
                .add(newIntegration(new IntegrationOwner.Personal(alice)))
                .id();
        return ticket(alice, integration, issueId);
    }

    private Ticket also(Ticket other, String issueId) {
        return ticket(other.owner(), other.integration(), issueId);
    }

    private Ticket ticket(UserId owner, IntegrationId integration, String issueId) {
        return tickets()
                .add(new NewTicket(
                        owner,
                        Optional.empty(),
                        integration,
                        new IssueRef(issueId, "SEC-" + issueId),
                        Fixtures.SUMMARY,
                        Optional.empty(),
                        IssueType.BUG,
                        Priority.MEDIUM,
                        NOW));
    }
}

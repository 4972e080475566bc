package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Link;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryPolls;
import io.ticketbridge.port.InMemoryRefreshes;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Jira told of, or what was found to have changed, is looked at when nobody waits for it. */
class RefreshTicketsTest {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final StoppedClock clock = new StoppedClock(Fixtures.NOW);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(clock);
    private final InMemoryIssueTrackers trackers = new InMemoryIssueTrackers(jira);
    private final InMemoryRefreshes refreshes = new InMemoryRefreshes(tickets, clock);
    private final Connections connections = new Connections(integrations, trackers, Patience.usual());
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final TicketSync sync = new TicketSync(
            connections, tickets, comments, new InMemoryAttachmentStore(tickets, accounts), accounts, clock);
    private final RefreshTickets refresh = new RefreshTickets(connections, trackers, refreshes, tickets, sync, clock);
    private final PollChanges poll =
            new PollChanges(integrations, trackers, new InMemoryPolls(integrations, clock), refreshes, EVERY);
    private final UserId alice =
            accounts.addUser("alice", "alice@example.com", Role.USER).id();
    private final IntegrationId integration = integrations
            .add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice)))
            .id();

    @Test
    void manyShouldBeLookedAtInOneCall() {
        List<Ticket> many = IntStream.range(0, 50).mapToObj(i -> opened()).toList();
        many.forEach(ticket -> jira.setStatus(ticket.issue(), "Done"));
        many.forEach(this::hear);
        int before = jira.calls();
        assertThat(refresh.refreshSome()).isTrue();
        assertThat(jira.calls() - before).isEqualTo(1);
        assertThat(many).allSatisfy(ticket -> {
            assertThat(now(ticket).status().name()).isEqualTo("Done");
            assertThat(now(ticket).seen().orElseThrow().channel()).isEqualTo(Channel.WEBHOOK);
        });
        assertThat(refresh.refreshSome()).isFalse();
    }

    @Test
    void anIssueThatIsGoneShouldBeDeletedOnlyWhereJiraSaidSo() {
        Ticket hidden = opened();
        Ticket deleted = opened();
        jira.delete(hidden.issue());
        jira.delete(deleted.issue());
        hear(hidden);
        refreshes.heard(
                integration, Optional.empty(), new IssueNews(deleted.issue().id(), true, Optional.empty()));
        refresh.refreshSome();
        assertThat(now(hidden).link().state()).isEqualTo(Link.State.INACCESSIBLE);
        assertThat(now(deleted).link().state()).isEqualTo(Link.State.DELETED);
    }

    @Test
    void aJiraThatCannotTellShouldBeAskedAgainLaterAndLater() {
        Ticket ticket = opened();
        hear(ticket);
        for (int seconds : new int[] {5, 10, 20, 40}) {
            jira.failNext(new Refusal.JiraUnavailable(Optional.empty()));
            assertThat(refresh.refreshSome()).isTrue();
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(refresh.refreshSome()).isFalse();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(refresh.refreshSome()).isTrue();
        assertThat(now(ticket).syncedAt()).contains(clock.instant());
    }

    @Test
    void peopleShouldComeFirst() {
        Ticket ticket = opened();
        hear(ticket);
        trackers.crowd();
        int before = jira.calls();
        assertThat(refresh.refreshSome()).isTrue();
        assertThat(refresh.refreshSome()).isFalse();
        assertThat(poll.pollNext()).isTrue();
        assertThat(jira.calls()).isEqualTo(before);
        assertThat(now(ticket).syncedAt()).isEmpty();
    }

    @Test
    void whatBelongsToARemovedIntegrationShouldBeForgotten() {
        hear(opened());
        integrations.remove(integration);
        assertThat(refresh.refreshSome()).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(refresh.refreshSome()).isFalse();
    }

    @Test
    void whatChangedShouldBeFoundWhereNothingWasTold() {
        Ticket ticket = opened();
        jira.assign(ticket.issue(), "Dana Lee");
        assertThat(poll.pollNext()).isTrue();
        assertThat(poll.pollNext()).isFalse();
        refresh.refreshSome();
        assertThat(now(ticket).assignee()).contains("Dana Lee");
        assertThat(now(ticket).seen().orElseThrow().channel()).isEqualTo(Channel.POLL);
        clock.advance(EVERY);
        assertThat(poll.pollNext()).isTrue();
        assertThat(refresh.refreshSome()).isFalse();
    }

    /** As where it is deleted, of which no search tells. */
    @Test
    void whatIsGoneShouldBeFoundWhereNothingWasTold() {
        Ticket gone = opened();
        Ticket there = opened();
        jira.delete(gone.issue());
        for (int twice = 0; twice < 2; twice++) {
            clock.advance(EVERY.plusSeconds(1));
            poll.pollNext();
        }
        refresh.refreshSome();
        assertThat(now(gone).link().state()).isEqualTo(Link.State.INACCESSIBLE);
        assertThat(now(there).link().state()).isEqualTo(Link.State.LINKED);
        clock.advance(EVERY.plusSeconds(1));
        poll.pollNext();
        clock.advance(EVERY.plusSeconds(1));
        poll.pollNext();
        assertThat(refresh.refreshSome()).as("once more").isFalse();
    }

    @Test
    void whatNobodyLookedAtForAnHourShouldBeLookedAt() {
        Ticket ticket = opened();
        poll.pollNext();
        refresh.refreshSome();
        clock.advance(Duration.ofHours(1));
        poll.pollNext();
        assertThat(refresh.refreshSome()).isFalse();
        clock.advance(EVERY);
        poll.pollNext();
        assertThat(refresh.refreshSome()).isTrue();
        assertThat(now(ticket).syncedAt()).contains(clock.instant());
    }

    @Test
    void anIntegrationWhoseWebhooksTellOfEverythingShouldBePolledHalfAsOften() {
        integrations.update(
                integrations.find(integration).orElseThrow().listening(new Secret("s"), clock.instant()), Fixtures.NOW);
        poll.pollNext();
        clock.advance(EVERY);
        assertThat(poll.pollNext()).isFalse();
        opened();
        clock.advance(EVERY);
        assertThat(poll.pollNext()).as("which finds what was not told").isTrue();
        clock.advance(EVERY);
        assertThat(poll.pollNext()).isTrue();
    }

    private Ticket opened() {
        IssueRef issue = jira.open(Fixtures.newIssue(), Fixtures.marker());
        NewTicket like = Fixtures.newTicket(alice, Optional.empty());
        return tickets.add(new NewTicket(
                alice,
                Optional.empty(),
                integration,
                issue,
                like.summary(),
                like.description(),
                like.type(),
                like.priority(),
                clock.instant()));
    }

    private void hear(Ticket ticket) {
        refreshes.heard(
                integration, Optional.empty(), new IssueNews(ticket.issue().id(), false, Optional.empty()));
    }

    private Ticket now(Ticket ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }
}

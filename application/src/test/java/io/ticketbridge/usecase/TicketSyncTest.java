package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.MovableClock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TicketSyncTest {
    private static final int READERS = 10;

    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(clock);
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final TicketSync sync = new TicketSync(
            new Connections(integrations, new InMemoryIssueTrackers(jira), Patience.usual()),
            tickets,
            comments,
            new InMemoryAttachmentStore(tickets, accounts),
            accounts,
            clock);

    @Test
    void aCommentThatIsNotKnownHereShouldSayItselfWhoWroteIt() {
        Ticket ticket = ticket();
        User alice = accounts.findAuthor(ticket.owner()).orElseThrow();
        User before = new User(alice.id(), "carol", "carol@example.com", Role.USER);
        CommentId hers = write(ticket, Optional.of(AuthorMark.of(alice)));
        CommentId ofWhoHadHerNumber = write(ticket, Optional.of(AuthorMark.of(before)));
        CommentId ofNobody = write(ticket, Optional.empty());
        CommentId staffs = new CommentId(jira.comment(ticket.issue(), "Dana Lee", "Any news?"));
        sync.refresh(ticket, Fixtures.READ);
        assertThat(authorOf(ticket, hers)).contains(alice);
        assertThat(authorOf(ticket, ofWhoHadHerNumber)).isEmpty();
        assertThat(authorOf(ticket, ofNobody)).isEmpty();
        assertThat(authorOf(ticket, staffs)).isEmpty();
        int calls = jira.calls();
        sync.refresh(ticket, Fixtures.READ);
        assertThat(jira.calls() - calls).isEqualTo(1);
    }

    private CommentId write(Ticket ticket, Optional<AuthorMark> author) {
        return jira.addComment(ticket.issue(), new CommentBody("Confirmed"), Fixtures.marker(), author)
                .id();
    }

    private Optional<User> authorOf(Ticket ticket, CommentId comment) {
        return comments.find(ticket.id(), comment).orElseThrow().author();
    }

    @Test
    void manyWhoReadOneTicketAtATimeShouldAskJiraOnceForAllWhoComeMeanwhile() throws Exception {
        Ticket ticket = ticket();
        int before = jira.calls();
        Thread first = reader(ticket);
        List<Thread> others =
                Stream.generate(() -> reader(ticket)).limit(READERS).toList();
        // Jira does not answer for as long as somebody else is at it.
        synchronized (jira) {
            first.start();
            awaitState(first, Thread.State.BLOCKED);
            others.forEach(Thread::start);
            others.forEach(other -> awaitState(other, Thread.State.TIMED_WAITING));
        }
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(jira.calls() - before).isEqualTo(2);
    }

    private Thread reader(Ticket ticket) {
        return new Thread(() -> sync.refresh(ticket, Fixtures.READ));
    }

    private static void awaitState(Thread thread, Thread.State state) {
        Awaitility.await().until(() -> thread.getState() == state);
    }

    private Ticket ticket() {
        User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
        Integration integration = integrations.add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())));
        Summary summary = new Summary("XSS");
        IssueRef issue =
                jira.open(new NewIssue(summary, Optional.empty(), IssueType.BUG, Priority.MEDIUM), Fixtures.marker());
        return tickets.add(new NewTicket(
                alice.id(),
                Optional.empty(),
                integration.id(),
                issue,
                summary,
                Optional.empty(),
                IssueType.BUG,
                Priority.MEDIUM,
                clock.instant()));
    }
}

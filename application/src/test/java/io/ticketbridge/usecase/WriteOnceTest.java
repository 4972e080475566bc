package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryContentInspector;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIntents;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.TestFiles;
import io.ticketbridge.usecase.TicketDetails.LabelledComment;
import io.ticketbridge.usecase.TicketDetails.LinkedAttachment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments and files are written once, and who wrote them is kept; a deletion comes to its end. */
class WriteOnceTest {
    private static final Caller LISTENING = () -> true;
    private static final Caller GONE = () -> false;

    private final Clock clock = Clock.systemUTC();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryCommentStore comments = new InMemoryCommentStore(tickets, accounts);
    private final InMemoryAttachmentStore attachments = new InMemoryAttachmentStore(tickets, accounts);
    private final InMemoryIntents intents =
            new InMemoryIntents(tickets, comments, attachments, new InMemoryAuditLog(clock), clock);
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(clock);
    private final Connections connections =
            new Connections(integrations, new InMemoryIssueTrackers(jira), Patience.usual());
    private final Settling settling = new Settling(connections, intents, accounts, Patience.usual(), clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final Viewer viewer = new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);
    private IssueRef issue = Fixtures.ISSUE;
    private Ticket ticket = tickets.add(Fixtures.newTicket(alice.id(), Optional.empty()));

    @BeforeEach
    void setUp() {
        integrations.add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())));
        issue = jira.open(Fixtures.newIssue(), Fixtures.marker());
        NewTicket opened = Fixtures.newTicket(alice.id(), Optional.empty());
        ticket = tickets.add(new NewTicket(
                opened.owner(),
                opened.team(),
                opened.integration(),
                issue,
                opened.summary(),
                opened.description(),
                opened.type(),
                opened.priority(),
                opened.createdAt()));
    }

    @Test
    void aCommentWhoseAnswerWasLostShouldBeFoundAndKnownAsItsAuthors() {
        jira.loseNextAnswer();
        LabelledComment added = comment(LISTENING).answer();
        assertThat(jira.read(issue).comments()).hasSize(1);
        assertThat(comments.find(ticket.id(), added.comment().id())
                        .orElseThrow()
                        .author())
                .contains(alice);
    }

    @Test
    void aFaultOfOursAfterJiraDidItShouldBeMadeGoodAtOnce() {
        jira.failAfterNext(new IllegalStateException("unforeseen"));
        assertThatThrownBy(() -> comment(LISTENING)).isInstanceOf(IllegalStateException.class);
        complete();
        assertThat(intents.all()).extracting(Intent::state).containsExactly(IntentState.DONE);
        assertThat(comments.list(ticket.id())).hasSize(1);
    }

    @Test
    void aCommentOfWhoeverWasGoneShouldBeWrittenOnce() {
        LabelledComment first = comment(GONE).answer();
        assertThat(comment(LISTENING).answer()).isEqualTo(first);
        assertThat(jira.read(issue).comments()).hasSize(1);
        assertThat(comment(LISTENING).answer()).isNotEqualTo(first);
        assertThat(jira.read(issue).comments()).hasSize(2);
    }

    @Test
    void aCommentShouldBeReplayedUnderItsKey() {
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("c-1"));
        Answered<LabelledComment> first = comment(LISTENING, key);
        Answered<LabelledComment> replay = comment(LISTENING, key);
        assertThat(replay.replayed()).isTrue();
        assertThat(replay.answer()).isEqualTo(first.answer());
        assertThat(jira.read(issue).comments()).hasSize(1);
    }

    @Test
    void aFileWhoseAnswerWasLostShouldBeFoundAndKnownAsItsUploaders() {
        jira.loseNextAnswer();
        LinkedAttachment added = file(LISTENING).answer();
        assertThat(added.attachment().author()).isEqualTo("alice");
        assertThat(jira.read(issue).attachments()).hasSize(1);
    }

    @Test
    void aFileThatDidNotArriveShouldNotBeTakenForAnEarlierOneLikeIt() {
        LinkedAttachment earlier = file(LISTENING).answer();
        jira.failNext(new Refusal.OutcomeUnknown(new IllegalStateException("500"), true));
        LinkedAttachment added = file(LISTENING).answer();
        assertThat(added.attachment().id()).isNotEqualTo(earlier.attachment().id());
        assertThat(jira.read(issue).attachments()).hasSize(2);
    }

    @Test
    void aFileThatDidNotArriveShouldNotBeTakenForSomebodyElses() {
        jira.attach(issue, "Support", "xss.png", "image/png", new byte[TestFiles.png().length]);
        jira.failNext(new Refusal.OutcomeUnknown(new IllegalStateException("500"), true));
        assertThat(file(LISTENING).answer().attachment().author()).isEqualTo("alice");
        assertThat(jira.read(issue).attachments()).hasSize(2);
    }

    @Test
    void aFileOfWhoeverWasGoneShouldBeAttachedOnce() {
        LinkedAttachment first = file(GONE).answer();
        assertThat(file(LISTENING).answer().attachment()).isEqualTo(first.attachment());
        assertThat(jira.read(issue).attachments()).hasSize(1);
    }

    @Test
    void aDeletionWhoseAnswerWasLostShouldComeToItsEnd() {
        jira.loseNextAnswer();
        delete();
        assertThat(tickets.find(ticket.id())).isEmpty();
        assertThat(jira.read(issue).status().name()).isEqualTo("Done");
    }

    @Test
    void aDeletionThatDiedAfterJiraClosedTheIssueShouldComeToItsEnd() {
        Intent died = begun(new Wish.DeleteTicket(ticket.id(), issue));
        jira.close(issue);
        complete();
        assertThat(tickets.find(ticket.id())).isEmpty();
        assertThat(intents.find(died.id()).orElseThrow().state()).isEqualTo(IntentState.DONE);
    }

    @Test
    void whereThereIsNoWayToCloseTheTicketShouldStay() {
        jira.closeEveryWayToDone();
        assertThatThrownBy(this::delete).isInstanceOf(Refusal.NoWayToClose.class);
        assertThatThrownBy(this::delete).isInstanceOf(Refusal.NoWayToClose.class);
        begun(new Wish.DeleteTicket(ticket.id(), issue));
        complete();
        assertThat(tickets.find(ticket.id())).contains(ticket);
        assertThat(intents.all()).extracting(Intent::state).containsOnly(IntentState.REJECTED);
    }

    @Test
    void anIssueThatIsGoneShouldBeNoObstacle() {
        jira.delete(issue);
        delete();
        assertThat(tickets.find(ticket.id())).isEmpty();
    }

    @Test
    void whatIsUnknownShouldBeGivenUpWithItsIntegration() {
        Intent died = begun(new Wish.WriteComment(ticket.id(), issue, new CommentBody("Lost")));
        integrations.remove(ticket.integration());
        complete();
        assertThat(intents.find(died.id()).orElseThrow().state()).isEqualTo(IntentState.ABANDONED);
    }

    @Test
    void whatIsRefusedBeforeJiraIsAskedShouldLeaveNoIntent() {
        assertThatThrownBy(() -> attach(new FileName("xss.png"), TestFiles.pdf(), LISTENING))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(intents.all()).isEmpty();
    }

    private void delete() {
        new DeleteTicket(tickets, settling).delete(viewer, ticket.id(), LISTENING);
    }

    /** As by somebody who has died since. */
    private Intent begun(Wish wish) {
        NewIntent wanted = Settling.wanted(viewer, Optional.empty(), ticket.integration(), wish);
        return intents.begin(wanted, Duration.ZERO, clock.instant()).intent();
    }

    private void complete() {
        new CompleteIntents(intents, settling).complete(() -> false);
    }

    private Answered<LabelledComment> comment(Caller caller) {
        return comment(caller, Optional.empty());
    }

    private Answered<LabelledComment> comment(Caller caller, Optional<IdempotencyKey> key) {
        AddComment.Command command = new AddComment.Command(new CommentBody("Confirmed on staging."), key);
        return new AddComment(tickets, comments, settling).add(viewer, ticket.id(), command, caller);
    }

    private Answered<LinkedAttachment> file(Caller caller) {
        return attach(new FileName("xss.png"), TestFiles.png(), caller);
    }

    private Answered<LinkedAttachment> attach(FileName name, byte[] bytes, Caller caller) {
        PreviewLinks links = new PreviewLinks(
                () -> List.of(new SecretKeySpec("links".getBytes(StandardCharsets.US_ASCII), "HmacSHA256")), clock);
        AttachFile attach =
                new AttachFile(tickets, attachments, settling, new InMemoryContentInspector(), ActiveSvg.REFUSE, links);
        AttachFile.Command command = new AttachFile.Command(name, new ByteArrayInputStream(bytes), Optional.empty());
        return attach.attach(viewer, ticket.id(), command, caller);
    }
}

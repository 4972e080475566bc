package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAttachmentStore;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.InMemoryCommentStore;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIntents;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One wish, one issue: whatever answer is lost, whoever repeats, whoever dies. */
class CreateTicketTest {
    private static final Caller LISTENING = () -> true;
    private static final Caller GONE = () -> false;

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryTicketStore tickets = new InMemoryTicketStore();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryIssueTracker jira = new InMemoryIssueTracker(Clock.systemUTC());
    private final InMemoryIssueTrackers trackers = new InMemoryIssueTrackers(jira);
    private final Connections connections = new Connections(integrations, trackers, usual());
    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(clock);
    private final InMemoryIntents intents = new InMemoryIntents(
            tickets,
            new InMemoryCommentStore(tickets, accounts),
            new InMemoryAttachmentStore(tickets, accounts),
            audit,
            clock);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final IntentId died = Fixtures.marker();
    private final Viewer viewer = new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);

    @BeforeEach
    void setUp() {
        integrations.add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())));
    }

    @Test
    void twoWantedTwinsShouldBeTwo() {
        Ticket first = create(LISTENING);
        Ticket second = create(LISTENING);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(jira.count()).isEqualTo(2);
    }

    @Test
    void aRepeatOfWhoeverWasGoneShouldGetTheSameTicket() {
        Ticket first = create(GONE);
        assertThat(create(LISTENING)).isEqualTo(first);
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void aRepeatThatIsGoneShouldBeNoTwinOnceItsOwnRepeatHasHeardIt() throws Exception {
        Ticket ticket = create(new BeingTold());
        AtomicReference<Throwable> told = new AtomicReference<>();
        Thread repeat = new Thread(() -> told.set(catchThrowable(() -> create(new GoneBefore()))));
        repeat.start();
        Awaitility.await().until(() -> repeat.getState() == Thread.State.TIMED_WAITING);
        intents.delivered(intent(ticket).id());
        repeat.join();
        assertThat(told.get()).isInstanceOf(Refusal.CallerGone.class);
        assertThat(jira.count()).isEqualTo(1);
        assertThat(create(LISTENING).id()).isNotEqualTo(ticket.id());
        assertThat(jira.count()).isEqualTo(2);
    }

    /** Read late: two attempts, while the third was heard. */
    @Test
    void whatIsReadAfterItsCallerHasGoneShouldBeginNothing() {
        create(LISTENING);
        assertThatThrownBy(() -> create(new GoneBefore())).isInstanceOf(Refusal.CallerGone.class);
        assertThatThrownBy(() -> create(new GoneBefore())).isInstanceOf(Refusal.CallerGone.class);
        complete();
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void whatHasAKeyShouldBeDoneForWhoeverHasGoneToo() {
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("nightly-42"));
        Ticket first = create(new GoneBefore(), Duration.ofSeconds(5), key).answer();
        assertThat(create(LISTENING, Duration.ofSeconds(5), key).answer()).isEqualTo(first);
    }

    @Test
    void aLostAnswerShouldBeFoundWithinTheRequest() {
        jira.loseNextAnswer();
        Ticket ticket = create(LISTENING);
        assertThat(jira.read(ticket.issue()).issue()).isEqualTo(ticket.issue());
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void whereJiraIsKnownToBeUnwellThatShouldBeToldAtOnce() {
        jira.failNext(Refusal.JiraUnavailable.lasting(Duration.ofSeconds(1)));
        Refusal.JiraUnavailable told = catchThrowableOfType(Refusal.JiraUnavailable.class, () -> create(LISTENING));
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(jira.calls()).isEqualTo(1);
    }

    @Test
    void whereTooManyWaitForJiraNothingShouldBeWrittenDown() {
        trackers.crowd();
        assertThatThrownBy(() -> create(LISTENING)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(intents.begin(wish(), Duration.ofMinutes(2), Fixtures.NOW).isNew())
                .isTrue();
    }

    @Test
    void whatIsNotFoundShouldBeToldAsUnknownAndNeverSentBeforeTheHorizon() {
        loseAndHide();
        Refusal.OutcomeUnknown told =
                catchThrowableOfType(Refusal.OutcomeUnknown.class, () -> create(LISTENING, Duration.ofMillis(100)));
        assertThat(told.intent()).isPresent();
        clock.forward(usual().horizon().minusMinutes(1));
        complete();
        assertThatThrownBy(() -> create(LISTENING, Duration.ofMillis(100))).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(jira.count()).isEqualTo(1);
        assertThat(tickets()).isEmpty();
    }

    @Test
    void whatComesToLightLaterShouldBecomeItsTicketWithoutAnybodyAsking() {
        loseAndHide();
        assertThatThrownBy(() -> create(LISTENING, Duration.ofMillis(100))).isInstanceOf(Refusal.OutcomeUnknown.class);
        jira.hideIssues(false);
        clock.forward(Duration.ofMinutes(1));
        complete();
        assertThat(tickets()).hasSize(1);
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void whatIsAbsentBeyondTheHorizonShouldBeSentAgainAndASecondIssueClosed() {
        loseAndHide();
        assertThatThrownBy(() -> create(LISTENING, Duration.ofMillis(100))).isInstanceOf(Refusal.OutcomeUnknown.class);
        clock.forward(usual().horizon().plusSeconds(1));
        complete();
        assertThat(jira.count()).isEqualTo(1);
        clock.forward(Duration.ofMinutes(1));
        complete();
        assertThat(jira.count()).isEqualTo(2);
        Ticket ticket = tickets().get(0);
        jira.hideIssues(false);
        sweep();
        sweep();
        IssueRef second = jira.find(intent(ticket).id(), Duration.ZERO, List.of()).issues().stream()
                .filter(issue -> !issue.equals(ticket.issue()))
                .findFirst()
                .orElseThrow();
        assertThat(jira.read(second).status().name()).isEqualTo("Done");
        assertThat(jira.read(second).comments()).hasSize(1).allSatisfy(comment -> assertThat(comment.body())
                .contains(ticket.issue().key()));
        assertThat(jira.read(ticket.issue()).status().name()).isEqualTo("To Do");
        assertThat(jira.read(ticket.issue()).comments()).isEmpty();
    }

    @Test
    void secondIssuesShouldBeClosedHoweverManyThereAre() {
        List<Intent> opened = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            opened.add(openedTwice("key " + i));
        }
        sweep();
        assertThat(opened).allMatch(intent -> closed(intent) == 1);
    }

    private Intent openedTwice(String key) {
        Duration lease = Duration.ofMinutes(2);
        Intent sent = intents.begin(wish(Fixtures.marker(), Optional.of(new IdempotencyKey(key))), lease, Fixtures.NOW)
                .intent();
        jira.open(newIssue(), sent.id());
        intents.release(sent.lost(false), Duration.ZERO);
        Intent looked = intents.claim(sent.id(), lease).orElseThrow();
        intents.release(looked.absentOnceMore().provedAbsent(), Duration.ZERO);
        Intent again = intents.claim(sent.id(), lease)
                .flatMap(proved -> intents.sendAgain(proved, lease))
                .orElseThrow();
        return intents.opened(again, jira.open(newIssue(), again.id()));
    }

    private long closed(Intent intent) {
        return jira.findAll(intent.id(), Duration.ofDays(1)).stream()
                .filter(issue -> jira.read(issue).status().name().equals("Done"))
                .count();
    }

    @Test
    void aKeyOfATeamShouldOpenNothingThereOnceItsUserHasLeft() {
        integrations.remove(integrations.listAll().get(0).id());
        TeamId red = accounts.addTeam("red").id();
        integrations.add(Fixtures.newIntegration(new IntegrationOwner.OfTeam(red)));
        Viewer member = new Viewer(alice, Map.of(red, TeamRole.MEMBER), Optional.of(red), Origin.HERE);
        Viewer left = new Viewer(alice, Map.of(), Optional.of(red), Origin.HERE);
        assertThat(connections.forNewTicketOf(member).owner()).isEqualTo(new IntegrationOwner.OfTeam(red));
        assertThatThrownBy(() -> connections.forNewTicketOf(left)).isInstanceOf(Refusal.JiraNotConfigured.class);
    }

    @Test
    void aKeyShouldStandForItsRequestForADay() {
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("a day"));
        Ticket first = create(LISTENING, Duration.ofSeconds(20), key).answer();
        clock.forward(Duration.ofHours(23));
        new ForgetIntents(intents).forget();
        Answered<Ticket> again = create(LISTENING, Duration.ofSeconds(20), key);
        assertThat(again.replayed()).isTrue();
        assertThat(again.answer()).isEqualTo(first);
        clock.forward(Duration.ofHours(2));
        new ForgetIntents(intents).forget();
        Answered<Ticket> tomorrow = create(LISTENING, Duration.ofSeconds(20), key);
        assertThat(tomorrow.replayed()).isFalse();
        assertThat(tomorrow.answer().id()).isNotEqualTo(first.id());
    }

    @Test
    void whatJiraAnsweredAndDoesNotShowShouldBeSentAgainAtOnce() {
        jira.failNext(new Refusal.OutcomeUnknown(new IllegalStateException("Jira answered 500"), true));
        Ticket ticket = create(LISTENING, Duration.ofSeconds(20));
        assertThat(intent(ticket).sends()).isEqualTo(2);
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void whatJiraRefusesShouldBeToldAndLeaveNothing() {
        jira.failNext(new Refusal.RejectedByJira("Jira refused the values: no", List.of()));
        assertThatThrownBy(() -> create(LISTENING)).isInstanceOf(Refusal.RejectedByJira.class);
        assertThat(create(LISTENING)).isNotNull();
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void whatDidNotReachJiraShouldGoOutAgainWithinTheRequest() {
        jira.failNext(new Refusal.JiraUnavailable(Optional.of(Duration.ZERO)));
        Ticket ticket = create(LISTENING, Duration.ofSeconds(20));
        assertThat(intent(ticket).sends()).isEqualTo(2);
    }

    @Test
    void whatJiraPutsOffForLongerThanAnybodyWaitsShouldBeToldAtOnce() {
        jira.failNext(new Refusal.JiraUnavailable(Optional.of(Duration.ofMinutes(10))));
        Refusal.JiraUnavailable told =
                catchThrowableOfType(Refusal.JiraUnavailable.class, () -> create(LISTENING, Duration.ofSeconds(20)));
        assertThat(told.retryAfter()).contains(Duration.ofMinutes(10));
    }

    @Test
    void aKeyShouldReplayTheTicketAsItWas() {
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("nightly-42"));
        Answered<Ticket> first = create(LISTENING, Duration.ofSeconds(5), key);
        Answered<Ticket> replay = create(LISTENING, Duration.ofSeconds(5), key);
        assertThat(first.replayed()).isFalse();
        assertThat(replay.replayed()).isTrue();
        assertThat(replay.answer()).isEqualTo(first.answer());
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void aRepeatShouldGoOnWhereTheFirstDied() {
        intents.begin(wish(), Duration.ofMinutes(2), Fixtures.NOW);
        assertThatThrownBy(() -> create(LISTENING, Duration.ofMillis(100))).isInstanceOf(Refusal.OutcomeUnknown.class);
        jira.open(newIssue(), died);
        clock.forward(Duration.ofMinutes(3));
        Ticket ticket = create(LISTENING, Duration.ofSeconds(20));
        assertThat(intent(ticket).state()).isEqualTo(IntentState.DONE);
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void noMoreShouldWaitThanThereArePlaces() throws Exception {
        intents.begin(wish(), Duration.ofHours(1), Fixtures.NOW);
        Patience patience = new Patience(Duration.ofSeconds(20), usual().lease(), usual().horizon());
        Settling settling = new Settling(connections, intents, accounts, patience, clock);
        CreateTicket create = new CreateTicket(connections, settling);
        ExecutorService threads = Executors.newFixedThreadPool(Settling.PLACES);
        List<Future<Answered<Ticket>>> waiting = new ArrayList<>();
        for (int i = 0; i < Settling.PLACES; i++) {
            waiting.add(threads.submit(() -> create.create(viewer, command(), LISTENING)));
        }
        Awaitility.await().until(() -> settling.freePlaces() == 0);
        assertThatThrownBy(() -> create.create(viewer, command(), LISTENING))
                .isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(waiting).noneMatch(Future::isDone);
        intents.opened(intents.find(died).orElseThrow(), jira.open(newIssue(), died));
        for (Future<Answered<Ticket>> each : waiting) {
            assertThat(each.get().answer()).isEqualTo(waiting.get(0).get().answer());
        }
        threads.shutdown();
    }

    /** One whose answer is on its way. */
    private static final class BeingTold implements Caller {
        @Override
        public boolean isListening() {
            return true;
        }

        @Override
        public void onceAnswered(Runnable heard, Runnable unheard) {}
    }

    /** One who does not wait any more when the request is read. */
    private static final class GoneBefore implements Caller {
        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public boolean isGone() {
            return true;
        }
    }

    private static CreateTicket.Command command() {
        return command(Optional.empty());
    }

    private static CreateTicket.Command command(Optional<IdempotencyKey> key) {
        return new CreateTicket.Command(new Summary("XSS"), Optional.empty(), IssueType.BUG, key);
    }

    private static NewIssue newIssue() {
        return new NewIssue(new Summary("XSS"), Optional.empty(), IssueType.BUG, Priority.MEDIUM);
    }

    private NewIntent wish() {
        return wish(died, Optional.empty());
    }

    private NewIntent wish(IntentId id, Optional<IdempotencyKey> key) {
        return new NewIntent(
                id,
                alice.id(),
                Origin.HERE,
                key,
                integrations
                        .list(List.of(new IntegrationOwner.Personal(alice.id())))
                        .get(0)
                        .id(),
                new Wish.OpenTicket(Optional.empty(), newIssue()));
    }

    private void loseAndHide() {
        jira.loseNextAnswer();
        jira.hideIssues(true);
    }

    private Ticket create(Caller caller) {
        return create(caller, Duration.ofSeconds(20));
    }

    private Ticket create(Caller caller, Duration budget) {
        return create(caller, budget, Optional.empty()).answer();
    }

    private Answered<Ticket> create(Caller caller, Duration budget, Optional<IdempotencyKey> key) {
        Patience patience = new Patience(budget, usual().lease(), usual().horizon());
        Connections patient = new Connections(integrations, trackers, patience);
        CreateTicket create = new CreateTicket(patient, new Settling(patient, intents, accounts, patience, clock));
        return create.create(viewer, command(key), caller);
    }

    private void complete() {
        new CompleteIntents(intents, new Settling(connections, intents, accounts, usual(), clock))
                .complete(() -> false);
    }

    private void sweep() {
        new CloseDuplicates(
                        connections,
                        intents,
                        new Settling(connections, intents, accounts, usual(), clock),
                        usual(),
                        new AuditTrail(audit))
                .sweep();
    }

    private static Patience usual() {
        return Patience.usual();
    }

    private List<Ticket> tickets() {
        return tickets.list(alice.id(), TicketQuery.page(1, 100)).items();
    }

    private Intent intent(Ticket ticket) {
        return intents.all().stream()
                .filter(intent -> intent.done()
                        .filter(done -> done.ticket().equals(ticket.id()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}

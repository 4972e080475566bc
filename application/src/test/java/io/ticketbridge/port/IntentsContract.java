package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.ISSUE;
import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Intent;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IntentState;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.NewIntent;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Rejection;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Violation;
import io.ticketbridge.domain.Wish;
import io.ticketbridge.domain.WrittenComment;
import io.ticketbridge.port.Intents.Begun;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Intents} promises. */
public interface IntentsContract {
    Duration LONG = Duration.ofHours(1);
    Duration NONE = Duration.ZERO;
    /** {@code -Dhistories=10000} for more of them. */
    int HISTORIES = Integer.getInteger("histories", 20);

    Origin ORIGIN = Origin.at("203.0.113.7").with(new KeyId(7));

    Intents intents();

    TicketStore tickets();

    CommentStore comments();

    AttachmentStore attachments();

    Accounts accounts();

    AuditLog audit();

    @Test
    default void whatIsBegunShouldBeOnItsWay() {
        NewIntent wish = wish(alice(), Optional.empty());
        Begun begun = intents().begin(wish, LONG, NOW);
        assertThat(begun.isNew()).isTrue();
        assertThat(begun.intent().state()).isEqualTo(IntentState.SENDING);
        assertThat(begun.intent().sends()).isEqualTo(1);
        Intent kept = intents().find(wish.id()).orElseThrow();
        assertThat(kept.begun()).isEqualTo(wish);
        assertThat(kept.createdAt()).isEqualTo(NOW);
        assertThat(kept.done()).isEmpty();
    }

    @Test
    default void aBlindRepeatShouldJoinTheFirst() {
        UserId alice = alice();
        Begun first = intents().begin(wish(alice, Optional.empty()), LONG, NOW);
        Begun repeat = intents().begin(wish(alice, Optional.empty()), LONG, NOW);
        assertThat(repeat.isNew()).isFalse();
        assertThat(repeat.intent().id()).isEqualTo(first.intent().id());
    }

    @Test
    default void whoeverWantsSomethingElseShouldNotJoin() {
        UserId alice = alice();
        Begun first = intents().begin(wish(alice, Optional.empty()), LONG, NOW);
        NewIssue other = new NewIssue(
                newIssue().summary(),
                newIssue().description(),
                IssueType.TASK,
                newIssue().priority());
        NewIntent another = new NewIntent(
                id(),
                alice,
                ORIGIN,
                Optional.empty(),
                first.intent().begun().integration(),
                new Wish.OpenTicket(Optional.empty(), other));
        assertThat(intents().begin(another, LONG, NOW).isNew()).isTrue();
        UserId bob = People.user(accounts(), "bob").id();
        assertThat(intents().begin(wish(bob, Optional.empty()), LONG, NOW).isNew())
                .isTrue();
    }

    @Test
    default void whoeverKnowsHowItEndedShouldBeginAnew() {
        UserId alice = alice();
        Intent first = intents().begin(wish(alice, Optional.empty()), LONG, NOW).intent();
        intents().opened(first, ISSUE);
        assertThat(intents()
                        .begin(wish(alice, Optional.empty()), LONG, NOW)
                        .intent()
                        .done())
                .isPresent();
        intents().delivered(first.id());
        assertThat(intents().begin(wish(alice, Optional.empty()), LONG, NOW).isNew())
                .isTrue();
    }

    @Test
    default void whatIsDoneShouldBeToldForAWhileOrUntilNobodyHears() {
        Intent told = begin(LONG);
        intents().opened(told, ISSUE);
        assertThat(intents().find(told.id()).orElseThrow().untilNext())
                .isBetween(Duration.ofMillis(1), Intents.TELLING);
        intents().undelivered(told.id());
        assertThat(intents().find(told.id()).orElseThrow().untilNext()).isZero();
        Intent died = begin(LONG);
        intents().opened(died, ISSUE);
        intents().takeOver();
        assertThat(intents().find(died.id()).orElseThrow().untilNext()).isZero();
    }

    @Test
    default void aKeyShouldStandForOneWishOfItsOwner() {
        UserId alice = alice();
        Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("nightly-42"));
        Intent first = intents().begin(wish(alice, key), LONG, NOW).intent();
        intents().opened(first, ISSUE);
        intents().delivered(first.id());
        Begun replay = intents().begin(wish(alice, key), LONG, NOW);
        assertThat(replay.isNew()).isFalse();
        assertThat(replay.intent().done()).isPresent();
        NewIssue other = new NewIssue(
                newIssue().summary(),
                Optional.empty(),
                newIssue().type(),
                newIssue().priority());
        NewIntent reused = new NewIntent(
                id(), alice, ORIGIN, key, first.begun().integration(), new Wish.OpenTicket(Optional.empty(), other));
        assertThatThrownBy(() -> intents().begin(reused, LONG, NOW)).isInstanceOf(Refusal.KeyReused.class);
        UserId bob = People.user(accounts(), "bob").id();
        assertThat(intents().begin(wish(bob, key), LONG, NOW).isNew()).isTrue();
    }

    @Test
    default void manyThatBeginTheSameAtOnceShouldBeginItOnce() {
        UserId alice = alice();
        List<Begun> begun = AtOnce.run(() -> intents().begin(wish(alice, Optional.empty()), LONG, NOW));
        assertThat(begun.stream().filter(Begun::isNew)).hasSize(1);
        assertThat(begun.stream().map(each -> each.intent().id()).distinct()).hasSize(1);
    }

    @Test
    default void aLeaseShouldBeHeldByOne() {
        Intent held = begin(LONG);
        assertThat(intents().claim(held.id(), LONG)).isEmpty();
        Intent free = begin(NONE);
        List<Optional<Intent>> claims = AtOnce.run(() -> intents().claim(free.id(), LONG));
        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void whatManyDoWithALeaseAtOnceShouldBeAsIfOneAfterTheOther() throws Exception {
        Random random = new Random();
        for (int history = 0; history < HISTORIES; history++) {
            String number = String.valueOf(random.nextInt(Integer.MAX_VALUE));
            new LeaseHistories(intents(), begin(NONE), new IssueRef(number, "SEC-" + number)).check(random);
        }
    }

    @Test
    default void whatWasBeingSentWhenItsLeaseRanOutShouldBeUnknown() {
        Intent died = begin(NONE);
        Intent claimed = intents().claim(died.id(), LONG).orElseThrow();
        assertThat(claimed.state()).isEqualTo(IntentState.UNKNOWN);
        assertThat(claimed.epoch()).isGreaterThan(died.epoch());
        assertThat(claimed.progress().answered()).isFalse();
    }

    @Test
    default void whoeverTakesOverShouldFindEveryLeaseFree() {
        Intent held = begin(LONG);
        intents().takeOver();
        Intent claimed = intents().claim(held.id(), LONG).orElseThrow();
        assertThat(claimed.state()).isEqualTo(IntentState.UNKNOWN);
        assertThat(intents().claim(held.id(), LONG)).isEmpty();
    }

    @Test
    default void whoeverWasOvertakenShouldChangeNothing() {
        Intent paused = begin(NONE);
        Intent claimed = intents().claim(paused.id(), LONG).orElseThrow();
        intents().opened(paused, ISSUE);
        assertThat(intents().release(paused.rejected(new Rejection("late", List.of())), NONE))
                .isFalse();
        assertThat(intents().sendAgain(paused, LONG)).isEmpty();
        assertThat(tickets()
                        .list(paused.begun().owner(), TicketQuery.page(1, 20))
                        .total())
                .isZero();
        assertThat(intents().find(paused.id()).orElseThrow().state()).isEqualTo(claimed.state());
    }

    @Test
    default void theTicketShouldBeStoredWithTheEndOfItsIntent() {
        Intent intent = begin(LONG);
        intents().opened(intent, ISSUE);
        Intent done = intents().find(intent.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(IntentState.DONE);
        Ticket ticket = tickets().find(done.done().orElseThrow().ticket()).orElseThrow();
        assertThat(ticket)
                .isEqualTo(intent.as((Wish.OpenTicket) intent.wish(), ISSUE).numbered(ticket.id()));
        intents().opened(intent, ISSUE);
        assertThat(tickets().list(ticket.owner(), TicketQuery.page(1, 20)).total())
                .isEqualTo(1);
        assertThat(intents().claim(intent.id(), LONG)).isEmpty();
    }

    @Test
    default void aCommentShouldBeStoredWithItsAuthorAndTheEndOfItsIntent() {
        UserId alice = alice();
        Ticket ticket = tickets().add(Fixtures.newTicket(alice, Optional.empty()));
        Wish wish = new Wish.WriteComment(ticket.id(), ISSUE, new CommentBody("Confirmed — <b> 🎯"));
        Intent intent = begin(alice, wish);
        assertThat(intents().find(intent.id()).orElseThrow().wish()).isEqualTo(wish);
        assertThat(begin(alice, wish).id()).isEqualTo(intent.id());
        intents().commented(intent, Fixtures.comment("10231", "Confirmed"));
        WrittenComment written =
                comments().find(ticket.id(), new CommentId("10231")).orElseThrow();
        assertThat(written.author().orElseThrow().id()).isEqualTo(alice);
        assertThat(done(intent)).isEqualTo(new Intent.Done(ticket.id(), "10231", ISSUE.key()));
    }

    @Test
    default void aFileShouldBeStoredWithItsUploaderAndTheEndOfItsIntent() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(Fixtures.newTicket(alice.id(), Optional.empty()));
        Fingerprint digest = Fingerprint.of(List.of("bytes"));
        Wish wish =
                new Wish.AttachFile(ticket.id(), ISSUE, new FileName("证据.png"), FileType.PNG, 5_000_000_000L, digest);
        Intent intent = begin(alice.id(), wish);
        assertThat(intents().find(intent.id()).orElseThrow().wish()).isEqualTo(wish);
        attachments().saw(ticket.id(), List.of(Fixtures.attachment("10687", "证据.png")), Instant.MAX, Fixtures.READ);
        assertThat(intents().attachedTo(ticket.id())).isEmpty();
        intents().attached(intent, Fixtures.attachment("10688", "证据.png"));
        assertThat(intents().attachedTo(ticket.id())).containsExactly(new AttachmentId("10688"));
        assertThat(attachments()
                        .find(ticket.id(), new AttachmentId("10688"))
                        .orElseThrow()
                        .author())
                .isEqualTo(alice.username());
        assertThat(done(intent)).isEqualTo(new Intent.Done(ticket.id(), "10688", ISSUE.key()));
    }

    @Test
    default void whatBelongsToATicketThatIsGoneShouldEndAllTheSame() {
        UserId alice = alice();
        Ticket ticket = tickets().add(Fixtures.newTicket(alice, Optional.empty()));
        Intent intent = begin(alice, new Wish.WriteComment(ticket.id(), ISSUE, new CommentBody("Late")));
        tickets().remove(ticket.id());
        intents().commented(intent, Fixtures.comment("10231", "Late"));
        assertThat(comments().list(ticket.id())).isEmpty();
        assertThat(intents().find(intent.id()).orElseThrow().state()).isEqualTo(IntentState.DONE);
    }

    @Test
    default void aTicketShouldGoWithTheEndOfItsDeletion() {
        UserId alice = alice();
        Ticket ticket = tickets().add(Fixtures.newTicket(alice, Optional.empty()));
        Wish wish = new Wish.DeleteTicket(ticket.id(), ISSUE);
        Intent intent = begin(alice, wish);
        assertThat(intents().find(intent.id()).orElseThrow().wish()).isEqualTo(wish);
        assertThat(begin(alice, wish).id()).isEqualTo(intent.id());
        intents().deleted(intent);
        assertThat(tickets().find(ticket.id())).isEmpty();
        assertThat(done(intent)).isEqualTo(new Intent.Done(ticket.id(), ISSUE.id(), ISSUE.key()));
    }

    @Test
    default void whoseLeaseHasPassedShouldDeleteNothing() {
        UserId alice = alice();
        Ticket ticket = tickets().add(Fixtures.newTicket(alice, Optional.empty()));
        NewIntent wanted = new NewIntent(
                id(), alice, ORIGIN, Optional.empty(), new IntegrationId(1), new Wish.DeleteTicket(ticket.id(), ISSUE));
        Intent paused = intents().begin(wanted, NONE, NOW).intent();
        assertThat(intents().claim(paused.id(), LONG)).isPresent();
        intents().deleted(paused);
        assertThat(tickets().find(ticket.id())).isPresent();
    }

    @Test
    default void whatWasOpenedBeforeShouldBeKnownTheLastFirst() {
        for (int issue = 1; issue <= 4; issue++) {
            intents().opened(begin(LONG), new IssueRef("10" + issue, "SEC-" + issue));
        }
        Intent lost = begin(LONG);
        intents().opened(begin(LONG), new IssueRef("106", "SEC-6"));
        assertThat(intents().openedBefore(lost)).extracting(IssueRef::key).containsExactly("SEC-4", "SEC-3", "SEC-2");
    }

    @Test
    default void whatWasNotSentShouldGoOutAgainUnderTheSameLease() {
        Intent intent = begin(LONG);
        assertThat(intents().sendAgain(intent, LONG)).isEmpty();
        assertThat(intents().release(intent.notExecuted(), NONE)).isTrue();
        Intent claimed = intents().claim(intent.id(), LONG).orElseThrow();
        assertThat(claimed.state()).isEqualTo(IntentState.NOT_SENT);
        Intent again = intents().sendAgain(claimed, LONG).orElseThrow();
        assertThat(again.state()).isEqualTo(IntentState.SENDING);
        assertThat(again.sends()).isEqualTo(2);
    }

    @Test
    default void whatJiraPutOffShouldNotGoOutBefore() {
        Intent intent = begin(LONG);
        intents().release(intent.notExecuted(), LONG);
        assertThat(intents().claim(intent.id(), LONG)).isEmpty();
        assertThat(intents().find(intent.id()).orElseThrow().untilNext()).isBetween(LONG.minusMinutes(1), LONG);
    }

    @Test
    default void whatJiraRefusedShouldHaveNoRepeats() {
        UserId alice = alice();
        Intent intent =
                intents().begin(wish(alice, Optional.empty()), LONG, NOW).intent();
        Rejection no =
                new Rejection("Jira refused: — no", List.of(new Violation("summary", "\"Too long\"", "jira_rejected")));
        intents().release(intent.rejected(no), NONE);
        Intent kept = intents().find(intent.id()).orElseThrow();
        assertThat(kept.state()).isEqualTo(IntentState.REJECTED);
        assertThat(kept.progress().rejection()).contains(no);
        assertThat(intents().begin(wish(alice, Optional.empty()), LONG, NOW).isNew())
                .isTrue();
    }

    @Test
    default void whatIsUnknownShouldBeDueWhenItIsTime() {
        Intent now = begin(LONG);
        intents().release(now.lost(true), NONE);
        Intent later = begin(LONG);
        intents().release(later.lost(false), LONG);
        Intent inWork = begin(LONG);
        Intent notSent = begin(LONG);
        intents().release(notSent.notExecuted(), NONE);
        assertThat(intents().due(100)).contains(now.id()).doesNotContain(later.id(), inWork.id(), notSent.id());
        assertThat(intents().find(now.id()).orElseThrow().progress().answered()).isTrue();
    }

    @Test
    default void anIntegrationShouldHaveWhatIsUnfinishedUntilItEnds() {
        IntegrationId through = new IntegrationId(System.nanoTime());
        NewIntent wanted = new NewIntent(
                id(), alice(), ORIGIN, Optional.empty(), through, new Wish.OpenTicket(Optional.empty(), newIssue()));
        assertThat(intents().areUnfinishedThrough(through)).isFalse();
        Intent sent = intents().begin(wanted, LONG, NOW).intent();
        assertThat(intents().areUnfinishedThrough(through)).isTrue();
        intents().opened(sent, ISSUE);
        assertThat(intents().areUnfinishedThrough(through)).isFalse();
    }

    @Test
    default void whatWasSentTwiceShouldBeDoubtful() {
        Intent sure = begin(LONG);
        intents().opened(sure, ISSUE);
        Intent unsure = begin(LONG);
        intents().release(unsure.lost(false), NONE);
        Intent looked = intents().claim(unsure.id(), LONG).orElseThrow();
        intents().release(looked.absentOnceMore().provedAbsent(), NONE);
        Intent again = intents().claim(unsure.id(), LONG).orElseThrow();
        intents().opened(intents().sendAgain(again, LONG).orElseThrow(), ISSUE);
        assertThat(intents().doubtful(LONG, Optional.empty(), 100).stream().map(Intent::id))
                .contains(unsure.id())
                .doesNotContain(sure.id());
        assertThat(intents().doubtful(LONG, Optional.of(unsure.id()), 100)).isEmpty();
        assertThat(intents().doubtful(NONE, Optional.empty(), 100)).isEmpty();
    }

    @Test
    default void pruningShouldGiveUpWhatNobodyRepeatsAndForgetWhatIsOld() {
        UserId alice = alice();
        Intent notSent =
                intents().begin(wish(alice, Optional.empty()), LONG, NOW).intent();
        intents().release(notSent.notExecuted(), NONE);
        intents().prune(LONG, LONG);
        assertThat(intents().find(notSent.id()).orElseThrow().state()).isEqualTo(IntentState.NOT_SENT);
        intents().prune(NONE, LONG);
        assertThat(intents().find(notSent.id()).orElseThrow().state()).isEqualTo(IntentState.ABANDONED);
        assertThat(intents().begin(wish(alice, Optional.empty()), LONG, NOW).isNew())
                .isTrue();
        intents().prune(NONE, NONE);
        assertThat(intents().find(notSent.id())).isEmpty();
    }

    @Test
    default void whatWasMadeShouldBeToldOfWithWhoeverWantedIt() {
        long before = sealed();
        UserId alice = alice();
        Intent opened = intents().opened(begin(LONG), ISSUE);
        TicketId ticket = done(opened).ticket();
        Intent comment = begin(alice, new Wish.WriteComment(ticket, ISSUE, new CommentBody("Confirmed")));
        intents().commented(comment, Fixtures.comment("10231", "Confirmed"));
        intents().deleted(begin(alice, new Wish.DeleteTicket(ticket, ISSUE)));
        sealed();
        assertThat(audit().after(before, 10))
                .extracting(AuditRecord::event)
                .containsExactly(
                        told(opened, AuditAction.TICKET_CREATED, ticket, ISSUE.key()),
                        told(comment, AuditAction.COMMENT_ADDED, ticket, "10231"),
                        told(comment, AuditAction.TICKET_DELETED, ticket, ISSUE.key()));
    }

    @Test
    default void whoeverWasOvertakenShouldTellOfNothing() {
        Intent mine = begin(NONE);
        assertThat(intents().claim(mine.id(), LONG)).isPresent();
        long before = sealed();
        intents().opened(mine, ISSUE);
        sealed();
        assertThat(audit().after(before, 10)).isEmpty();
    }

    @Test
    default void whatIsSentAgainOrGivenUpShouldBeToldOf() {
        Intent mine = begin(LONG);
        intents().release(mine.lost(true).provedAbsent(), NONE);
        long before = sealed();
        Intent again = intents()
                .sendAgain(intents().claim(mine.id(), LONG).orElseThrow(), LONG)
                .orElseThrow();
        intents().release(again.lost(false).givenUp(), NONE);
        sealed();
        assertThat(audit().after(before, 10))
                .extracting(record -> record.event().action())
                .containsExactly(AuditAction.SENT_AGAIN, AuditAction.GIVEN_UP);
    }

    private static AuditEvent told(Intent intent, AuditAction action, TicketId ticket, String object) {
        return new AuditEvent(action, Optional.of(intent.begun().owner()), ORIGIN, Optional.of(ticket), object, 1);
    }

    private long sealed() {
        while (audit().seal(1_000) > 0) {
            // what came before
        }
        return audit().chain().number();
    }

    private UserId alice() {
        return People.user(accounts(), "alice").id();
    }

    private Intent begin(Duration lease) {
        return intents().begin(wish(alice(), Optional.empty()), lease, NOW).intent();
    }

    private Intent begin(UserId owner, Wish wish) {
        return intents()
                .begin(new NewIntent(id(), owner, ORIGIN, Optional.empty(), new IntegrationId(1), wish), LONG, NOW)
                .intent();
    }

    private Intent.Done done(Intent intent) {
        return intents().find(intent.id()).flatMap(Intent::done).orElseThrow();
    }

    private static NewIntent wish(UserId owner, Optional<IdempotencyKey> key) {
        return new NewIntent(
                id(), owner, ORIGIN, key, new IntegrationId(1), new Wish.OpenTicket(Optional.empty(), newIssue()));
    }

    private static IntentId id() {
        return IntentId.random(new SecureRandom());
    }
}

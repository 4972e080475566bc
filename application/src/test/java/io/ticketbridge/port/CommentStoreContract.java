package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.comment;
import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Comment;
import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.WrittenComment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link CommentStore} promises. */
public interface CommentStoreContract {
    CommentStore comments();

    TicketStore tickets();

    Accounts accounts();

    @Test
    default void addShouldKeepWhoWroteAComment() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "Confirmed"), alice.id(), Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .containsExactly(new WrittenComment(comment("1", "Confirmed"), Optional.of(alice)));
    }

    @Test
    default void whatBecameOfACommentShouldBeKeptWithItsTicket() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Cause hers = new Cause(Optional.empty(), Optional.of(alice.id()), Optional.of(new KeyId(7)));
        comments().saw(ticket.id(), List.of(comment("1", "mine"), comment("2", "Jira's")), Instant.MAX, Fixtures.READ);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), hers);
        comments().update(ticket.id(), comment("1", "edited"), hers);
        comments().saw(ticket.id(), List.of(comment("1", "edited")), Instant.MAX, Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), hers);
        assertThat(tickets().changes(ticket.id()).stream().skip(1))
                .extracting(change -> change.what().kind().word() + " "
                        + change.what().object().orElseThrow() + " "
                        + (change.what().cause().equals(hers) ? "here" : "in Jira"))
                .containsExactly(
                        "comment.added 1 here",
                        "comment.added 2 in Jira",
                        "comment.edited 1 here",
                        "comment.deleted 2 in Jira",
                        "comment.deleted 1 here");
        assertThat(tickets().changes(ticket.id()).get(1).at()).isEqualTo(NOW);
    }

    @Test
    default void findShouldBeEmptyForACommentOfAnotherTicket() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Ticket another = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "Confirmed"), alice.id(), Fixtures.READ);
        assertThat(comments().find(another.id(), new CommentId("1"))).isEmpty();
        assertThat(comments().find(ticket.id(), new CommentId("1"))).isPresent();
        assertThat(comments().list(another.id())).isEmpty();
    }

    @Test
    default void sawShouldKeepWhatIsNewChangedAndGone() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        comments().saw(ticket.id(), List.of(comment("1", "one"), comment("2", "two")), Instant.MAX, Fixtures.READ);
        comments()
                .saw(
                        ticket.id(),
                        List.of(comment("2", "two, edited"), comment("3", "three")),
                        Instant.MAX,
                        Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .extracting(written -> written.comment().body())
                .containsExactly("two, edited", "three");
    }

    @Test
    default void sawShouldLeaveAuthorsAsTheyAreKnown() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        comments().saw(ticket.id(), List.of(comment("1", "mine"), comment("2", "Jira's")), Instant.MAX, Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .extracting(WrittenComment::author)
                .containsExactly(Optional.of(alice), Optional.empty());
    }

    @Test
    default void sawShouldNotForgetTheAuthorOfACommentThatWasAddedMeanwhile() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Comment mine = comment("1", "mine");
        comments().add(ticket.id(), mine, alice.id(), Fixtures.READ);
        comments().saw(ticket.id(), List.of(), Instant.MAX, Fixtures.READ);
        assertThat(comments().find(ticket.id(), mine.id())).isEmpty();
        comments().saw(ticket.id(), List.of(mine), Instant.MAX, Fixtures.READ);
        assertThat(comments().find(ticket.id(), mine.id())).contains(new WrittenComment(mine, Optional.of(alice)));
    }

    @Test
    default void addShouldTellTheAuthorOfACommentThatWasSeenFirst() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().saw(ticket.id(), List.of(comment("1", "mine")), Instant.MAX, Fixtures.READ);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        assertThat(comments()
                        .find(ticket.id(), new CommentId("1"))
                        .orElseThrow()
                        .author())
                .contains(alice);
    }

    @Test
    default void updateShouldChangeTheTextAndKeepTheAuthor() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "before"), alice.id(), Fixtures.READ);
        comments().update(ticket.id(), comment("1", "after"), Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .containsExactly(new WrittenComment(comment("1", "after"), Optional.of(alice)));
    }

    @Test
    default void updateShouldShowACommentThatWasMissingFromWhatJiraShowed() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "before"), alice.id(), Fixtures.READ);
        comments().saw(ticket.id(), List.of(), Instant.MAX, Fixtures.READ);
        comments().update(ticket.id(), comment("1", "after"), Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .containsExactly(new WrittenComment(comment("1", "after"), Optional.of(alice)));
    }

    @Test
    default void theSameNumberOnAnotherTicketShouldBeAnotherComment() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Ticket ticket = ticketOf(alice);
        Ticket inAnotherJira = ticketOf(bob);
        comments().add(ticket.id(), comment("1", "alice's"), alice.id(), Fixtures.READ);
        comments().add(inAnotherJira.id(), comment("1", "bob's"), bob.id(), Fixtures.READ);
        comments().update(ticket.id(), comment("1", "edited"), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        assertThat(comments().list(inAnotherJira.id()))
                .containsExactly(new WrittenComment(comment("1", "bob's"), Optional.of(bob)));
    }

    @Test
    default void toSeeTheSameAtOnceShouldKeepItOnce() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        List<Comment> shown = List.of(comment("1", "one"), comment("2", "two"));
        AtOnce.run(() -> {
            for (int i = 0; i < 5; i++) {
                comments().saw(ticket.id(), shown, Instant.MAX, Fixtures.READ);
                comments().saw(ticket.id(), shown.subList(1, 2), Instant.MAX, Fixtures.READ);
            }
            return ticket;
        });
        comments().saw(ticket.id(), shown, Instant.MAX, Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .extracting(WrittenComment::comment)
                .containsExactlyElementsOf(shown);
    }

    @Test
    default void aTextOfAnyLengthThatJiraAllowsShouldComeBackWhole() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Comment longest = comment("9223372036854775807", "漏\n".repeat(CommentBody.MAX_LENGTH));
        comments().saw(ticket.id(), List.of(longest), Instant.MAX, Fixtures.READ);
        assertThat(comments().find(ticket.id(), longest.id())).contains(new WrittenComment(longest, Optional.empty()));
    }

    @Test
    default void updateShouldNotMakeACommentThatIsNotThere() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        comments().update(ticket.id(), comment("1", "after"), Fixtures.READ);
        assertThat(comments().list(ticket.id())).isEmpty();
    }

    @Test
    default void whatWasRemovedShouldNotComeBackWithAnAnswerFromBefore() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        List<Comment> before = List.of(comment("1", "mine"), comment("2", "Jira's"));
        comments().saw(ticket.id(), before, Instant.MAX, Fixtures.READ);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("2"), Fixtures.READ);
        comments().saw(ticket.id(), before, Instant.MAX, Fixtures.READ);
        comments().update(ticket.id(), comment("1", "late"), Fixtures.READ);
        assertThat(comments().list(ticket.id())).isEmpty();
        assertThat(comments().find(ticket.id(), new CommentId("1"))).isEmpty();
    }

    @Test
    default void removeShouldForgetACommentAndMayBeRepeated() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        assertThat(comments().list(ticket.id())).isEmpty();
    }

    @Test
    default void listShouldBeOldestFirstAndByNumberWithinAMoment() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        comments()
                .saw(
                        ticket.id(),
                        List.of(comment("10", "b"), comment("9", "a"), comment("100", "c")),
                        Instant.MAX,
                        Fixtures.READ);
        assertThat(comments().list(ticket.id()))
                .extracting(written -> written.comment().body())
                .containsExactly("a", "b", "c");
    }

    @Test
    default void aRemovedTicketShouldTakeItsCommentsWithIt() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        tickets().remove(ticket.id());
        assertThat(comments().list(ticket.id())).isEmpty();
        comments().saw(ticket.id(), List.of(comment("1", "mine")), Instant.MAX, Fixtures.READ);
        assertThat(comments().list(ticket.id())).isEmpty();
    }

    @Test
    default void anAuthorShouldBeKnownAlsoAfterTheyWereRemoved() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Ticket ticket = ticketOf(alice);
        comments().add(ticket.id(), comment("1", "bob's"), bob.id(), Fixtures.READ);
        accounts().removeUser(bob.id());
        assertThat(comments().list(ticket.id()))
                .extracting(WrittenComment::author)
                .containsExactly(Optional.of(bob));
    }

    private Ticket ticketOf(User owner) {
        return tickets().add(newTicket(owner.id(), Optional.empty()));
    }

    @Test
    default void whatCameLaterThanWhatJiraShowedShouldStay() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        Comment edited = new Comment(new CommentId("1"), "after", NOW, NOW.plusSeconds(60));
        Comment added = new Comment(new CommentId("2"), "new", NOW.plusSeconds(60), NOW.plusSeconds(60));
        comments().add(ticket.id(), edited, alice.id(), Fixtures.READ);
        comments().add(ticket.id(), added, alice.id(), Fixtures.READ);

        comments().saw(ticket.id(), List.of(comment("1", "before")), NOW.plusSeconds(59), Fixtures.READ);
        assertThat(shown(ticket)).containsExactly(edited, added);

        comments().saw(ticket.id(), List.of(), NOW.plusSeconds(60), Fixtures.READ);
        assertThat(shown(ticket)).isEmpty();
    }

    private List<Comment> shown(Ticket ticket) {
        return comments().list(ticket.id()).stream()
                .map(WrittenComment::comment)
                .toList();
    }
}

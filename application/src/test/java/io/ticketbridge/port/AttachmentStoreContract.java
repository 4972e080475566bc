package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.attachment;
import static io.ticketbridge.port.Fixtures.newTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.AttachmentId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AttachmentStore} promises. */
public interface AttachmentStoreContract {
    AttachmentStore attachments();

    TicketStore tickets();

    Accounts accounts();

    @Test
    default void addShouldNameTheUploader() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Attachment file = attachment("1", "证据.png");
        attachments().add(ticket.id(), file, alice.id(), Fixtures.READ);
        assertThat(attachments().list(ticket.id())).containsExactly(file.by(alice.username()));
        assertThat(attachments().find(ticket.id(), file.id())).contains(file.by(alice.username()));
    }

    @Test
    default void whoUploadedItFirstShouldStay() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Ticket ticket = ticketOf(alice);
        Attachment file = attachment("1", "log.png");
        attachments().add(ticket.id(), file, bob.id(), Fixtures.READ);
        attachments().add(ticket.id(), file, alice.id(), Fixtures.READ);
        assertThat(attachments().find(ticket.id(), file.id())).contains(file.by(bob.username()));
    }

    @Test
    default void whatWasAddedInJiraShouldKeepJirasName() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        Attachment file = attachment("1", "log.png");
        attachments().saw(ticket.id(), List.of(file), Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).containsExactly(file);
    }

    @Test
    default void findShouldBeEmptyForAnAttachmentOfAnotherTicket() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Ticket another = ticketOf(alice);
        attachments().add(ticket.id(), attachment("1", "a.png"), alice.id(), Fixtures.READ);
        assertThat(attachments().find(another.id(), new AttachmentId("1"))).isEmpty();
    }

    @Test
    default void sawShouldKeepWhatCameAndWhatWent() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        attachments()
                .saw(
                        ticket.id(),
                        List.of(attachment("1", "a.png"), attachment("2", "b.png")),
                        Instant.MAX,
                        Fixtures.READ);
        attachments()
                .saw(
                        ticket.id(),
                        List.of(attachment("2", "b.png"), attachment("3", "c.png")),
                        Instant.MAX,
                        Fixtures.READ);
        assertThat(attachments().list(ticket.id()))
                .extracting(Attachment::filename)
                .containsExactly("b.png", "c.png");
    }

    @Test
    default void sawShouldNotForgetTheUploaderOfAFileThatWasAddedMeanwhile() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Attachment file = attachment("1", "a.png");
        attachments().add(ticket.id(), file, alice.id(), Fixtures.READ);
        attachments().saw(ticket.id(), List.of(), Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).isEmpty();
        attachments().saw(ticket.id(), List.of(file), Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).containsExactly(file.by(alice.username()));
    }

    @Test
    default void aRemovedTicketShouldTakeItsAttachmentsWithIt() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        attachments().add(ticket.id(), attachment("1", "a.png"), alice.id(), Fixtures.READ);
        tickets().remove(ticket.id());
        assertThat(attachments().list(ticket.id())).isEmpty();
        attachments().saw(ticket.id(), List.of(attachment("1", "a.png")), Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).isEmpty();
    }

    @Test
    default void addShouldNameTheUploaderOfAFileThatWasSeenFirst() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Attachment file = attachment("1", "a.png");
        attachments().saw(ticket.id(), List.of(file), Instant.MAX, Fixtures.READ);
        attachments().add(ticket.id(), file, alice.id(), Fixtures.READ);
        assertThat(attachments().list(ticket.id())).containsExactly(file.by(alice.username()));
    }

    @Test
    default void anUploaderShouldBeNamedAlsoAfterTheyWereRemoved() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Ticket ticket = ticketOf(alice);
        Attachment file = attachment("1", "a.png");
        attachments().add(ticket.id(), file, bob.id(), Fixtures.READ);
        accounts().removeUser(bob.id());
        assertThat(attachments().list(ticket.id())).containsExactly(file.by(bob.username()));
    }

    @Test
    default void listShouldBeOldestFirstAndByNumberWithinAMoment() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        Attachment older =
                new Attachment(new AttachmentId("200"), "old.png", "image/png", 1, "Jira", NOW.minusMillis(1));
        attachments()
                .saw(
                        ticket.id(),
                        List.of(attachment("10", "b.png"), attachment("9", "a.png"), older),
                        Instant.MAX,
                        Fixtures.READ);
        assertThat(attachments().list(ticket.id()))
                .extracting(Attachment::filename)
                .containsExactly("old.png", "a.png", "b.png");
    }

    @Test
    default void theSameNumberOnAnotherTicketShouldBeAnotherFile() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = ticketOf(alice);
        Ticket inAnotherJira = ticketOf(alice);
        attachments().add(ticket.id(), attachment("1", "a.png"), alice.id(), Fixtures.READ);
        attachments().saw(inAnotherJira.id(), List.of(attachment("1", "b.png")), Instant.MAX, Fixtures.READ);
        attachments().saw(ticket.id(), List.of(), Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(inAnotherJira.id())).containsExactly(attachment("1", "b.png"));
    }

    @Test
    default void toSeeTheSameAtOnceShouldKeepItOnce() {
        Ticket ticket = ticketOf(People.user(accounts(), "alice"));
        List<Attachment> shown = List.of(attachment("1", "a.png"), attachment("2", "b.png"));
        AtOnce.run(() -> {
            for (int i = 0; i < 5; i++) {
                attachments().saw(ticket.id(), shown, Instant.MAX, Fixtures.READ);
                attachments().saw(ticket.id(), shown.subList(1, 2), Instant.MAX, Fixtures.READ);
            }
            return ticket;
        });
        attachments().saw(ticket.id(), shown, Instant.MAX, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).containsExactlyElementsOf(shown);
    }

    private Ticket ticketOf(User owner) {
        return tickets().add(newTicket(owner.id(), Optional.empty()));
    }

    @Test
    default void whatCameLaterThanWhatJiraShowedShouldStay() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        attachments().add(ticket.id(), attachment("1", "a.png"), alice.id(), Fixtures.READ);

        attachments().saw(ticket.id(), List.of(), NOW.minusSeconds(1), Fixtures.READ);
        assertThat(attachments().list(ticket.id())).hasSize(1);

        attachments().saw(ticket.id(), List.of(), NOW, Fixtures.READ);
        assertThat(attachments().list(ticket.id())).isEmpty();
    }
}

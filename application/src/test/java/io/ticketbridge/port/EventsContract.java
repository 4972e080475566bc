package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.attachment;
import static io.ticketbridge.port.Fixtures.comment;
import static io.ticketbridge.port.Fixtures.newIntegration;
import static io.ticketbridge.port.Fixtures.newTicket;
import static io.ticketbridge.port.Fixtures.shown;
import static io.ticketbridge.port.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.CommentId;
import io.ticketbridge.domain.Event;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventPlace;
import io.ticketbridge.domain.EventSubject;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.KnownChecks;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Events} promises. Others may change tickets in the same store. */
public interface EventsContract {
    int ALL = 100_000;
    Duration LONG = Duration.ofHours(1);
    TicketStatus DOING = new TicketStatus("In Progress", Optional.of(StatusCategory.INDETERMINATE));
    TicketStatus DONE = new TicketStatus("Done", Optional.of(StatusCategory.DONE));

    Events events();

    TicketStore tickets();

    CommentStore comments();

    AttachmentStore attachments();

    Checkups checkups();

    Integrations integrations();

    Accounts accounts();

    @Test
    default void whatHappensToATicketShouldBeToldInItsOrder() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        observe(ticket, ticket.issue(), DOING, Optional.of("Dana Lee"));
        observe(ticket, ticket.issue(), DONE, Optional.of("Dana Lee"));
        observe(ticket, new IssueRef(ticket.issue().id(), "OPS-1"), DONE, Optional.empty());
        tickets().observe(ticket.id(), new Observation.NotShown(Channel.POLL, NOW.plusSeconds(90), true));
        tickets().remove(ticket.id());
        List<Event> told = toldTo(alice);
        assertThat(told)
                .extracting(event -> word(event) + " " + event.what().was().orElse("-") + ">"
                        + event.what().became().orElse("-"))
                .containsExactly(
                        "ticket.created ->-",
                        "ticket.status_changed TO DO>In Progress",
                        "ticket.assigned ->Dana Lee",
                        "ticket.status_changed In Progress>Done",
                        "ticket.closed In Progress>Done",
                        "ticket.assigned Dana Lee>-",
                        "ticket.moved " + ticket.issue().key() + ">OPS-1",
                        "ticket.link_changed linked>moved",
                        "ticket.link_changed moved>deleted",
                        "ticket.deleted ->-");
        assertThat(told.get(0).what().by()).contains(alice.id());
        assertThat(told.get(0).subject()).isEqualTo(EventSubject.of(ticket));
        assertThat(told.get(1).what().cause().channel()).contains(Channel.READ);
        assertThat(told.get(9).subject().issueKey()).contains("OPS-1");
        assertThat(told).isSortedAccordingTo((one, other) -> one.place().compareTo(other.place()));
    }

    @Test
    default void whatChangesNothingShouldNotBeTold() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        observe(ticket, ticket.issue(), DONE, Optional.empty());
        observe(ticket, ticket.issue(), DONE, Optional.empty());
        observe(ticket, ticket.issue(), new TicketStatus("done"), Optional.empty());
        observe(ticket, ticket.issue(), DONE, Optional.empty());
        tickets().remove(new TicketId(ticket.id().value() + 1_000_000));
        assertThat(toldTo(alice))
                .extracting(EventsContract::word)
                .containsExactly("ticket.created", "ticket.status_changed", "ticket.closed");
    }

    @Test
    default void aCommentShouldBeToldOnceForEachTimeThatItChanged() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        comments().add(ticket.id(), comment("1", "mine"), alice.id(), Fixtures.READ);
        comments().saw(ticket.id(), List.of(comment("1", "mine"), comment("2", "Jira's")), Instant.MAX, Fixtures.READ);
        comments().add(ticket.id(), comment("2", "Jira's"), alice.id(), Fixtures.READ);
        comments().update(ticket.id(), comment("1", "edited"), Fixtures.READ);
        comments().saw(ticket.id(), List.of(comment("1", "edited"), comment("2", "also")), Instant.MAX, Fixtures.READ);
        comments().saw(ticket.id(), List.of(comment("1", "edited")), Instant.MAX, Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        comments().remove(ticket.id(), new CommentId("1"), Fixtures.READ);
        comments().update(ticket.id(), comment("9", "of nobody"), Fixtures.READ);
        comments().saw(ticket.id(), List.of(), Instant.MAX, Fixtures.READ);
        List<Event> told = toldTo(alice);
        assertThat(told)
                .extracting(event ->
                        word(event) + event.what().object().map(id -> " " + id).orElse(""))
                .containsExactly(
                        "ticket.created",
                        "comment.added 1",
                        "comment.added 2",
                        "comment.edited 1",
                        "comment.edited 2",
                        "comment.deleted 2",
                        "comment.deleted 1");
        assertThat(told)
                .extracting(event -> event.what().by().isPresent())
                .containsExactly(true, true, false, true, true, true, true);
    }

    @Test
    default void aFileShouldBeToldOnce() {
        User alice = People.user(accounts(), "alice");
        Ticket ticket = tickets().add(newTicket(alice.id(), Optional.empty()));
        attachments().add(ticket.id(), attachment("1", "a.png"), alice.id(), Fixtures.READ);
        attachments()
                .saw(
                        ticket.id(),
                        List.of(attachment("1", "a.png"), attachment("2", "b.png")),
                        Instant.MAX,
                        Fixtures.READ);
        attachments().saw(ticket.id(), List.of(attachment("2", "b.png")), Instant.MAX, Fixtures.READ);
        attachments()
                .saw(
                        ticket.id(),
                        List.of(attachment("1", "a.png"), attachment("2", "b.png")),
                        Instant.MAX,
                        Fixtures.READ);
        attachments().add(ticket.id(), attachment("2", "b.png"), alice.id(), Fixtures.READ);
        assertThat(toldTo(alice))
                .extracting(event -> word(event)
                        + event.what().object().orElse("")
                        + event.what().by())
                .containsExactly(
                        "ticket.created" + Optional.of(alice.id()),
                        "attachment.added1" + Optional.of(alice.id()),
                        "attachment.added2Optional.empty");
    }

    @Test
    default void onlyWhoSeesTheTicketShouldBeToldAlsoWhenItIsGone() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        User mallory = People.user(accounts(), "mallory");
        Team red = People.team(accounts());
        accounts().join(red.id(), bob.id(), TeamRole.MEMBER);
        Ticket shared = tickets().add(newTicket(alice.id(), Optional.of(red.id())));
        Ticket own = tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().remove(shared.id());
        assertThat(toldTo(alice)).hasSize(3);
        assertThat(toldTo(bob)).extracting(EventsContract::word).containsExactly("ticket.created", "ticket.deleted");
        assertThat(toldTo(mallory)).isEmpty();
        assertThat(toldTo(admin()))
                .filteredOn(event -> event.subject().owner().equals(Optional.of(alice.id())))
                .hasSize(3);
        accounts().leave(red.id(), bob.id());
        assertThat(toldTo(bob)).isEmpty();
        assertThat(own.team()).isEmpty();
    }

    @Test
    default void anIntegrationThatFailsShouldBeToldOnceToThoseWhoKnowOfIt() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Team red = People.team(accounts());
        accounts().join(red.id(), bob.id(), TeamRole.MEMBER);
        IntegrationId hers = fails(new IntegrationOwner.Personal(alice.id()));
        IntegrationId theirs = fails(new IntegrationOwner.OfTeam(red.id()));
        assertThat(toldTo(alice))
                .extracting(event -> word(event) + event.subject().integration())
                .containsExactly("integration.failing" + hers, "integration.failing" + hers);
        assertThat(toldTo(bob))
                .extracting(event -> event.subject().integration())
                .containsExactly(theirs, theirs);
        assertThat(toldTo(admin()))
                .filteredOn(event -> event.what().kind() == EventKind.INTEGRATION_FAILING)
                .extracting(event -> event.subject().integration())
                .contains(theirs)
                .doesNotContain(hers);
    }

    @Test
    default void whoGoesOnFromPageToPageShouldMissNothingAndSeeNothingTwice() {
        User alice = People.user(accounts(), "alice");
        EventPage begin = read(alice, new EventsFrom.Now(), 2);
        assertThat(begin.events()).isEmpty();
        assertThat(begin.end()).isTrue();
        List<TicketId> opened = List.of(open(alice), open(alice), open(alice));
        EventPage first = read(alice, new EventsFrom.After(begin.next()), 2);
        open(People.user(accounts(), "bob"));
        EventPage second = read(alice, new EventsFrom.After(first.next()), 2);
        assertThat(List.of(first.end(), second.end())).containsExactly(false, true);
        assertThat(first.events())
                .extracting(event -> event.subject().ticket().orElseThrow())
                .isEqualTo(opened.subList(0, 2));
        assertThat(second.events())
                .extracting(event -> event.subject().ticket().orElseThrow())
                .isEqualTo(opened.subList(2, 3));
        assertThat(read(alice, new EventsFrom.After(second.next()), 2).events()).isEmpty();
        TicketId later = open(alice);
        assertThat(read(alice, new EventsFrom.After(second.next()), 2).events())
                .extracting(event -> event.subject().ticket().orElseThrow())
                .containsExactly(later);
        assertThat(read(alice, new EventsFrom.Oldest(), 4).end()).isTrue();
        assertThat(read(alice, new EventsFrom.Oldest(), 3).end()).isFalse();
    }

    @Test
    default void anEventShouldBeToldOnlyOnceItHasAPlace() {
        User alice = People.user(accounts(), "alice");
        settle();
        tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().add(newTicket(alice.id(), Optional.empty()));
        assertThat(events().read(viewer(alice), new EventsFrom.Oldest(), ALL)
                        .orElseThrow()
                        .events())
                .isEmpty();
        assertThat(events().settle(1)).isEqualTo(1);
        assertThat(events().settle(2)).isEqualTo(1);
        assertThat(events().settle(2)).isZero();
    }

    @Test
    default void aPlaceShouldHoldUntilWhatFollowsItIsKeptNoMore() {
        User alice = People.user(accounts(), "alice");
        EventPlace before = read(alice, new EventsFrom.Now(), 1).next();
        open(alice);
        EventPlace after = read(alice, new EventsFrom.Now(), 1).next();
        events().forget(LONG);
        assertThat(read(alice, new EventsFrom.After(before), 1).events()).hasSize(1);
        events().forget(LONG.negated());
        assertThat(events().read(viewer(alice), new EventsFrom.After(before), 1))
                .isEmpty();
        assertThat(read(alice, new EventsFrom.After(after), 1).events()).isEmpty();
        assertThat(toldTo(alice)).isEmpty();
        open(alice);
        assertThat(read(alice, new EventsFrom.After(after), 1).events()).hasSize(1);
        assertThat(toldTo(alice)).hasSize(1);
    }

    @Test
    default void aPlaceThatNeverWasShouldBeUnknown() {
        User alice = People.user(accounts(), "alice");
        EventPlace end = read(alice, new EventsFrom.Now(), 1).next();
        EventPlace beyond = new EventPlace(end.number() + 1_000_000);
        assertThat(events().read(viewer(alice), new EventsFrom.After(beyond), 1))
                .isEmpty();
    }

    private TicketId open(User owner) {
        return tickets().add(newTicket(owner.id(), Optional.empty())).id();
    }

    private void observe(Ticket ticket, IssueRef issue, TicketStatus status, Optional<String> assignee) {
        tickets().observe(ticket.id(), shown(snapshot(issue, status, assignee), NOW.plusSeconds(60)));
    }

    /** Fails twice, and once more after it was well. */
    private IntegrationId fails(IntegrationOwner owner) {
        Integration integration = integrations().add(newIntegration(owner));
        Finding bad = Finding.failed("reachable", "Not available", Mender.INTEGRATION_ADMIN);
        Finding good = Finding.passed("reachable", "Jira answers");
        for (Finding finding : List.of(bad, bad, good, bad)) {
            Checkups.Claim claim = checkups().seize(integration.id(), LONG).orElseThrow();
            checkups().keep(claim, new Checkup(NOW, List.of(finding)), KnownChecks.NONE, LONG);
            assertThat(checkups().keep(stale(claim), new Checkup(NOW, List.of(bad)), KnownChecks.NONE, LONG))
                    .isFalse();
        }
        return integration.id();
    }

    private static Checkups.Claim stale(Checkups.Claim claim) {
        return new Checkups.Claim(claim.integration(), claim.epoch() - 1, claim.known(), claim.silences());
    }

    private EventPage read(User user, EventsFrom from, int most) {
        settle();
        return events().read(viewer(user), from, most).orElseThrow();
    }

    private List<Event> toldTo(User user) {
        return read(user, new EventsFrom.Oldest(), ALL).events();
    }

    private void settle() {
        while (events().settle(ALL) > 0) {
            // Another test's may be among them.
        }
    }

    private User admin() {
        String name = People.unique("admin");
        return accounts().addUser(name, name + "@example.com", Role.ADMIN);
    }

    private Viewer viewer(User user) {
        return new Viewer(user, Map.copyOf(accounts().teamsOf(user.id())), Optional.empty(), Origin.HERE);
    }

    private static String word(Event event) {
        return event.what().kind().word();
    }
}

package io.ticketbridge.port;

import static io.ticketbridge.domain.TicketOrder.NEWEST_FIRST;
import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newTicket;
import static io.ticketbridge.port.Fixtures.shown;
import static io.ticketbridge.port.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Cause;
import io.ticketbridge.domain.Channel;
import io.ticketbridge.domain.Cursor;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.Following;
import io.ticketbridge.domain.Happening;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueSnapshot;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.NewTicket;
import io.ticketbridge.domain.Observation;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.PageRequest;
import io.ticketbridge.domain.Part;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Seen;
import io.ticketbridge.domain.StatusCategory;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketChange;
import io.ticketbridge.domain.TicketFilter;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketOrder;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.TicketStatus;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link TicketStore} promises. */
public interface TicketStoreContract {
    TicketStore tickets();

    Accounts accounts();

    @Test
    default void findShouldGiveBackWhatWasAdded() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets()
                .add(newTicket(alice.id(), Optional.of(People.team(accounts()).id())));
        assertThat(tickets().find(added.id())).contains(added);
        assertThat(added.status()).isEqualTo(TicketStatus.TO_DO);
        assertThat(added.syncedAt()).isEmpty();
    }

    @Test
    default void findShouldKeepWhatIsAbsentAbsentAndWhatIsEmptyEmpty() {
        User alice = People.user(accounts(), "alice");
        Ticket personal = tickets().add(newTicket(alice.id(), Optional.empty()));
        assertThat(tickets().find(personal.id()).orElseThrow().team()).isEmpty();
        assertThat(tickets().find(personal.id()).orElseThrow().assignee()).isEmpty();
    }

    @Test
    default void timesShouldComeBackToTheMicrosecond() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        Instant precise = NOW.plus(123_456, ChronoUnit.MICROS);
        observe(added, seen("Done", Optional.empty()), precise);
        assertThat(tickets().find(added.id()).orElseThrow().syncedAt()).contains(precise);
    }

    /** Whoever has looked at a list before sees what has changed since. */
    @Test
    default void aListShouldBeAsItIs() {
        UserId alice = People.user(accounts(), "alice").id();
        assertThat(newest(alice)).isEmpty();
        Ticket first = tickets().add(newTicket(alice, Optional.empty()));
        assertThat(newest(alice)).containsExactly(first);
        Ticket second = tickets().add(newTicket(alice, Optional.empty()));
        assertThat(newest(alice)).containsExactly(second, first);
        Ticket done = observe(first, seen("Done", Optional.of("Bob")), NOW.plusSeconds(60));
        assertThat(newest(alice)).containsExactly(second, done);
        tickets().remove(second.id());
        assertThat(newest(alice)).containsExactly(done);
    }

    @Test
    default void pagesShouldBeExactWhateverWasRemoved() {
        UserId alice = People.user(accounts(), "alice").id();
        List<Ticket> left = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            left.add(0, tickets().add(newTicket(alice, Optional.empty())));
        }
        for (int removed : new int[] {38, 20, 20, 20, 5, 0}) {
            tickets().remove(left.remove(removed).id());
        }
        left.add(0, tickets().add(newTicket(alice, Optional.empty())));
        for (int page = 1; page <= 6; page++) {
            Page<Ticket> listed = tickets().list(alice, TicketQuery.page(page, 7));
            assertThat(listed.total()).isEqualTo(left.size());
            assertThat(listed.items())
                    .as("page %d", page)
                    .isEqualTo(left.subList(Math.min(left.size(), 7 * (page - 1)), Math.min(left.size(), 7 * page)));
        }
    }

    @ParameterizedTest
    @EnumSource(TicketOrder.class)
    default void partsShouldFollowEachOtherInEachOrder(TicketOrder order) {
        UserId alice = People.user(accounts(), "alice").id();
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Ticket added = tickets().add(newTicket(alice, Optional.empty()));
            all.add(observe(added, seen("Done", Optional.empty()), NOW.plusSeconds(i * 3 % 4)));
        }
        if (order.isByChange()) {
            all.sort(Comparator.comparing(Ticket::updatedAt));
        }
        if (order.isDescending()) {
            Collections.reverse(all);
        }
        List<Ticket> listed = new ArrayList<>();
        Optional<Cursor> place = Optional.empty();
        do {
            Page<Ticket> part = tickets().list(alice, inOrder(order, new Following(place, 3)));
            assertThat(part.total()).isEqualTo(7);
            listed.addAll(part.items());
            place = part.next().map(Cursor::toString).flatMap(Cursor::parse);
        } while (place.isPresent());
        assertThat(listed).isEqualTo(all);
        assertThat(tickets().list(alice, inOrder(order, new PageRequest(2, 3))).items())
                .isEqualTo(all.subList(3, 6));
    }

    @Test
    default void whatFollowsShouldKeepItsPlaceWhileOthersComeAndGo() {
        UserId alice = People.user(accounts(), "alice").id();
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, tickets().add(newTicket(alice, Optional.empty())));
        }
        Page<Ticket> first = tickets().list(alice, inOrder(NEWEST_FIRST, new Following(Optional.empty(), 2)));
        tickets().remove(all.get(1).id());
        tickets().add(newTicket(alice, Optional.empty()));
        assertThat(tickets()
                        .list(alice, inOrder(NEWEST_FIRST, new Following(first.next(), 2)))
                        .items())
                .isEqualTo(all.subList(2, 4));
    }

    private static TicketQuery inOrder(TicketOrder order, Part part) {
        return new TicketQuery(TicketFilter.ALL, order, part);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "xss,  -,           -,             -,     -,        -,  -, 0 1",
                "LOGIN,-,           -,             -,     -,        -,  -, 1",
                "ops-2,-,           -,             -,     -,        -,  -, 2",
                "100%, -,           -,             -,     -,        -,  -, 2",
                "1_0,  -,           -,             -,     -,        -,  -, ''",
                "!,    -,           -,             -,     -,        -,  -, 1",
                "-,    in progress, -,             -,     -,        -,  -, 1",
                "-,    In,          -,             -,     -,        -,  -, ''",
                "-,    -,           INDETERMINATE, -,     -,        -,  -, 1",
                "-,    -,           NEW,           -,     -,        -,  -, 0",
                "-,    -,           -,             STORY, -,        -,  -, 2",
                "-,    -,           -,             -,     dana lee, -,  -, 1",
                "-,    -,           -,             -,     '',       -,  -, 0 2",
                "-,    -,           -,             -,     -,        10, -, 1 2",
                "-,    -,           -,             -,     -,        -,  20, 0 1",
                "xss,  -,           -,             BUG,   '',       0,  20, 0",
            })
    default void aFilterShouldLeaveWhatAllOfItAppliesTo(
            String text,
            String status,
            StatusCategory category,
            IssueType type,
            String assignee,
            Long from,
            Long until,
            String found) {
        UserId alice = People.user(accounts(), "alice").id();
        tickets().add(wanted(alice, 0, "Reflected XSS", "", IssueType.BUG));
        Ticket second = tickets().add(wanted(alice, 1, "A hole!", "There is XSS in /login", IssueType.BUG));
        TicketStatus inProgress = new TicketStatus("In Progress", Optional.of(StatusCategory.INDETERMINATE));
        observe(second, snapshot(second.issue(), inProgress, Optional.of("Dana Lee")), NOW.plusSeconds(60));
        Ticket third = tickets().add(wanted(alice, 2, "It is 100% sure", "", IssueType.STORY));
        observe(third, snapshot(third.issue(), new TicketStatus("Odd"), Optional.empty()), NOW.plusSeconds(60));
        tickets().add(wanted(People.user(accounts(), "bob").id(), 0, "Reflected XSS", "", IssueType.BUG));
        TicketFilter filter = new TicketFilter(
                Optional.ofNullable(text),
                Optional.ofNullable(status),
                Optional.ofNullable(category),
                Optional.ofNullable(type),
                Optional.ofNullable(assignee),
                Optional.ofNullable(from).map(NOW::plusSeconds),
                Optional.ofNullable(until).map(NOW::plusSeconds));
        Page<Ticket> page =
                tickets().list(alice, new TicketQuery(filter, TicketOrder.OLDEST_FIRST, new PageRequest(1, 100)));
        assertThat(page.items().stream().map(ticket -> ticket.issue().id()).collect(Collectors.joining(" ")))
                .isEqualTo(found);
        assertThat(page.total()).isEqualTo(page.items().size());
    }

    private static NewTicket wanted(UserId owner, int number, String summary, String description, IssueType type) {
        return new NewTicket(
                owner,
                Optional.empty(),
                new IntegrationId(1),
                new IssueRef(String.valueOf(number), "OPS-" + number),
                new Summary(summary),
                Optional.of(description).filter(text -> !text.isEmpty()).map(Description::new),
                type,
                Priority.MEDIUM,
                NOW.plusSeconds(10L * number));
    }

    private List<Ticket> newest(UserId owner) {
        return tickets().list(owner, TicketQuery.page(1, 20)).items();
    }

    @Test
    default void findShouldBeEmptyForAnUnknownTicket() {
        assertThat(tickets().find(new TicketId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void numbersShouldRise() {
        User alice = People.user(accounts(), "alice");
        long first = tickets().add(newTicket(alice.id(), Optional.empty())).id().value();
        long second =
                tickets().add(newTicket(alice.id(), Optional.empty())).id().value();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    default void aNumberShouldNotBeGivenTwice() {
        User alice = People.user(accounts(), "alice");
        Ticket removed = tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().remove(removed.id());
        assertThat(tickets().add(newTicket(alice.id(), Optional.empty())).id().value())
                .isGreaterThan(removed.id().value());
    }

    @Test
    default void ticketsThatAreAddedAtOnceShouldAllBeKept() {
        User alice = People.user(accounts(), "alice");
        List<Ticket> added = AtOnce.run(() -> tickets().add(newTicket(alice.id(), Optional.empty())));
        assertThat(tickets().list(alice.id(), TicketQuery.page(1, 20)).items())
                .containsExactlyInAnyOrderElementsOf(added)
                .doesNotHaveDuplicates();
    }

    @Test
    default void theLongestTextsShouldComeBackWhole() {
        User alice = People.user(accounts(), "alice");
        NewTicket longest = new NewTicket(
                alice.id(),
                Optional.empty(),
                new IntegrationId(1),
                Fixtures.ISSUE,
                new Summary("漏".repeat(Summary.MAX_LENGTH)),
                Optional.of(new Description("\uD83D\uDD11 \"'\\\n".repeat(4_681))),
                IssueType.STORY,
                Priority.MEDIUM,
                NOW);
        Ticket added = tickets().add(longest);
        assertThat(tickets().find(added.id())).contains(added);
    }

    @Test
    default void aTicketShouldOutliveItsOwnerAndItsTeam() {
        User alice = People.user(accounts(), "alice");
        TeamId red = People.team(accounts()).id();
        Ticket added = tickets().add(newTicket(alice.id(), Optional.of(red)));
        accounts().removeTeam(red);
        accounts().removeUser(alice.id());
        assertThat(tickets().find(added.id())).contains(added);
    }

    @Test
    default void listShouldHoldTheOwnersTicketsAloneNewestFirst() {
        User alice = People.user(accounts(), "alice");
        User bob = People.user(accounts(), "bob");
        Ticket first = tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().add(newTicket(bob.id(), Optional.empty()));
        Ticket second = tickets().add(newTicket(alice.id(), Optional.empty()));
        assertThat(tickets().list(alice.id(), TicketQuery.page(1, 20)).items()).containsExactly(second, first);
    }

    @Test
    default void listShouldPageAndCountTheWhole() {
        User alice = People.user(accounts(), "alice");
        for (int i = 0; i < 5; i++) {
            tickets().add(newTicket(alice.id(), Optional.empty()));
        }
        assertThat(tickets().list(alice.id(), TicketQuery.page(3, 2)).items()).hasSize(1);
        assertThat(tickets().list(alice.id(), TicketQuery.page(3, 2)).total()).isEqualTo(5);
        assertThat(tickets().list(alice.id(), TicketQuery.page(4, 2)).items()).isEmpty();
        assertThat(tickets().list(alice.id(), TicketQuery.page(4, 2)).total()).isEqualTo(5);
        assertThat(tickets()
                        .list(alice.id(), TicketQuery.page(Long.MAX_VALUE / 100, 100))
                        .items())
                .isEmpty();
    }

    @Test
    default void observeShouldKeepWhatWasSeenInJira() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        Instant updated = NOW.plusSeconds(50);
        Observation seen = new Observation.Shown(
                Channel.WEBHOOK, NOW.plusSeconds(60), updated(seen("Done", Optional.of("Dana Lee")), updated));
        Ticket after = tickets().observe(added.id(), seen).orElseThrow();
        assertThat(after).isEqualTo(added.after(seen));
        assertThat(after.seen()).contains(new Seen(NOW.plusSeconds(60), Channel.WEBHOOK, Optional.of(updated)));
        assertThat(tickets().find(added.id())).contains(after);
    }

    @Test
    default void observeShouldKeepThatAnIssueIsMissed() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        Observation missed = new Observation.NotShown(Channel.POLL, NOW.plusSeconds(60), true);
        tickets().observe(added.id(), missed);
        assertThat(tickets().find(added.id())).contains(added.after(missed));
        assertThat(tickets().changes(added.id()))
                .last()
                .isEqualTo(new TicketChange(
                        NOW.plusSeconds(60),
                        new Happening(
                                EventKind.TICKET_LINK_CHANGED,
                                Optional.empty(),
                                Optional.of("linked"),
                                Optional.of("deleted"),
                                Optional.empty(),
                                Cause.of(Channel.POLL)),
                        Optional.empty()));
    }

    @Test
    default void observeShouldForgetAnAssigneeWhoIsNoLongerThere() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        observe(added, seen("To Do", Optional.of("Dana Lee")), NOW.plusSeconds(1));
        observe(added, seen("To Do", Optional.empty()), NOW.plusSeconds(2));
        assertThat(tickets().find(added.id()).orElseThrow().assignee()).isEmpty();
    }

    @Test
    default void observeShouldNotPutAnOlderSightOverANewerOne() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        Ticket newer = observe(added, seen("Done", Optional.empty()), NOW.plusSeconds(60));
        assertThat(observe(added, seen("In Progress", Optional.empty()), NOW.plusSeconds(30)))
                .isEqualTo(newer);
        assertThat(tickets().find(added.id())).contains(newer);
    }

    @Test
    default void whatChangesShouldBeKeptOnceAndGoWithTheTicket() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        observe(added, seen("To Do", Optional.empty()), NOW.plusSeconds(10));
        observe(added, seen("In Progress", Optional.of("Dana Lee")), NOW.plusSeconds(20));
        observe(added, seen("In Progress", Optional.of("Dana Lee")), NOW.plusSeconds(20));
        observe(added, seen("In Progress", Optional.empty()), NOW.plusSeconds(30));
        observe(added, seen("In Progress", Optional.of("Dana Lee")), NOW.plusSeconds(20));
        assertThat(tickets().changes(added.id()))
                .extracting(TicketStoreContract::words)
                .containsExactly(
                        "0 ticket.created - -",
                        "10 ticket.moved SCYTALEIN-204 OPS-7",
                        "10 ticket.link_changed linked moved",
                        "20 ticket.status_changed To Do In Progress",
                        "20 ticket.assigned - Dana Lee",
                        "30 ticket.assigned Dana Lee -");
        tickets().remove(added.id());
        assertThat(tickets().changes(added.id())).isEmpty();
    }

    private static String words(TicketChange change) {
        Happening what = change.what();
        return Duration.between(NOW, change.at()).toSeconds() + " "
                + what.kind().word() + " " + what.was().orElse("-") + " "
                + what.became().orElse("-");
    }

    @Test
    default void whoAskedShouldBeKeptWithWhatTheySaw() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        Cause hers = new Cause(Optional.of(Channel.SYNC), Optional.of(alice.id()), Optional.of(new KeyId(7)));
        IssueSnapshot done = seen("Done", Optional.empty());
        tickets().observe(added.id(), new Observation.Shown(hers, NOW.plusSeconds(60), done));
        List<TicketChange> changes = tickets().changes(added.id());
        assertThat(changes.get(0).what().cause()).isEqualTo(Cause.by(alice.id(), Origin.HERE));
        assertThat(changes.subList(1, changes.size()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.what().cause()).isEqualTo(hers));
    }

    @Test
    default void observeShouldNotBringBackARemovedTicket() {
        User alice = People.user(accounts(), "alice");
        Ticket added = tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().remove(added.id());
        assertThat(tickets().observe(added.id(), shown(seen("Done", Optional.empty()), NOW.plusSeconds(60))))
                .isEmpty();
        assertThat(tickets().find(added.id())).isEmpty();
    }

    @Test
    default void removeShouldTakeOneTicketAndMayBeRepeated() {
        User alice = People.user(accounts(), "alice");
        Ticket first = tickets().add(newTicket(alice.id(), Optional.empty()));
        Ticket second = tickets().add(newTicket(alice.id(), Optional.empty()));
        tickets().remove(first.id());
        tickets().remove(first.id());
        assertThat(tickets().find(first.id())).isEmpty();
        assertThat(tickets().list(alice.id(), TicketQuery.page(1, 20)).items()).containsExactly(second);
    }

    private Ticket observe(Ticket ticket, IssueSnapshot issue, Instant asked) {
        return tickets().observe(ticket.id(), shown(issue, asked)).orElseThrow();
    }

    private static IssueSnapshot seen(String status, Optional<String> assignee) {
        return snapshot(new IssueRef("10542", "OPS-7"), new TicketStatus(status), assignee);
    }

    private static IssueSnapshot updated(IssueSnapshot issue, Instant updated) {
        return new IssueSnapshot(
                issue.issue(),
                issue.status(),
                issue.assignee(),
                Optional.of(updated),
                issue.comments(),
                issue.attachments());
    }
}

package io.ticketbridge.usecase;

import static io.ticketbridge.port.InMemoryIssueTrackers.away;
import static io.ticketbridge.port.InMemoryIssueTrackers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueNews;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryCheckups;
import io.ticketbridge.port.InMemoryIntegrations;
import io.ticketbridge.port.InMemoryIssueTracker;
import io.ticketbridge.port.InMemoryIssueTrackers;
import io.ticketbridge.port.InMemoryRefreshes;
import io.ticketbridge.port.InMemoryTicketStore;
import io.ticketbridge.port.StoppedClock;
import io.ticketbridge.usecase.ExamineIntegrations.Worse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each is examined every so often, and who is told of what got worse is told once. */
class ExamineIntegrationsTest {
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Finding WELL = Finding.passed("permissions", "All granted");
    private static final Finding ILL = Finding.failed("permissions", "May not open issues", Mender.JIRA_ADMIN);
    private static final Finding PART = Finding.warning("attachments", "Takes no files", Mender.JIRA_ADMIN);

    private final StoppedClock clock = new StoppedClock(Fixtures.NOW);
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryIntegrations integrations = new InMemoryIntegrations(accounts);
    private final InMemoryCheckups checkups = new InMemoryCheckups(integrations, clock);
    private final InMemoryRefreshes refreshes = new InMemoryRefreshes(new InMemoryTicketStore(), clock);
    private final InMemoryIssueTrackers trackers =
            new InMemoryIssueTrackers(new InMemoryIssueTracker(Clock.systemUTC()));
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final IntegrationId id = add();
    private final ExamineIntegrations examine =
            new ExamineIntegrations(integrations, trackers, refreshes, checkups, EVERY, clock);
    private final TestIntegration test = new TestIntegration(integrations, trackers, refreshes, checkups, EVERY, clock);

    @Test
    void whatGotWorseShouldBeToldOnce() {
        assertThat(whenFound(WELL)).isEmpty();
        clock.advance(EVERY);
        assertThat(whenFound(ILL, PART)).contains(new Worse(id, List.of(ILL, PART)));
        assertThat(checkups.find(id)).contains(new Checkup(clock.instant(), List.of(ILL, PART)));
        clock.advance(EVERY);
        assertThat(whenFound(ILL, PART)).isEmpty();
        clock.advance(EVERY);
        assertThat(whenFound(WELL)).isEmpty();
        clock.advance(EVERY);
        assertThat(whenFound(ILL)).contains(new Worse(id, List.of(ILL)));
    }

    @Test
    void whetherJiraTellsByItselfShouldBeLookedAtWhereItIsListenedTo() {
        assertThat(webhooks()).isEmpty();
        Integration before = integrations.find(id).orElseThrow();
        integrations.update(before.listening(new Secret("s"), clock.instant()), before.updatedAt());
        assertThat(webhooks()).extracting(Finding::outcome).containsExactly(Outcome.UNKNOWN);
        refreshes.heard(id, Optional.empty(), new IssueNews("1", false, Optional.empty()));
        assertThat(webhooks()).extracting(Finding::outcome).containsExactly(Outcome.PASSED);
    }

    private List<Finding> webhooks() {
        return test.test(viewer(), id).findings().stream()
                .filter(finding -> finding.check().equals("webhooks"))
                .toList();
    }

    @Test
    void itShouldNotBeExaminedBeforeItIsTime() {
        assertThat(whenFound(WELL)).isEmpty();
        clock.advance(EVERY.minusSeconds(1));
        trackers.findNext(found(ILL));
        assertThat(next()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(next()).isPresent();
    }

    @Test
    void manyShouldComeOneAfterTheOther() {
        for (int more = 1; more < 6; more++) {
            add();
        }
        List<Integer> seen = new ArrayList<>();
        for (int hour = 0; hour < 6; hour++) {
            do {
                next();
            } while (!checkups.due(1).isEmpty());
            seen.add(examined());
            clock.advance(Duration.ofHours(1));
        }
        assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** Nobody is told of what is over in a moment, nor is it shown. */
    @Test
    void aJiraThatCannotBeAskedOnceShouldBeAskedAgainSoon() {
        whenFound(WELL, PART);
        clock.advance(EVERY);
        assertThat(whenAway()).isEmpty();
        assertThat(health()).contains(Health.WARNING);
        clock.advance(SOON);
        assertThat(whenFound(WELL, PART)).isEmpty();
        clock.advance(EVERY);
        assertThat(whenAway()).isEmpty();
        assertThat(health()).contains(Health.WARNING);
    }

    @Test
    void aJiraThatStaysAwayShouldBeToldOnceAndSoonBeKnownToBeBack() {
        whenFound(WELL, PART);
        clock.advance(EVERY);
        whenAway();
        clock.advance(SOON);
        assertThat(whenAway())
                .hasValueSatisfying(worse ->
                        assertThat(worse.findings()).extracting(Finding::check).containsExactly("reachable"));
        assertThat(health()).contains(Health.FAILED);
        clock.advance(SOON);
        assertThat(whenAway()).isEmpty();
        clock.advance(SOON);
        assertThat(whenFound(Finding.passed("reachable", "Jira answers"), WELL, PART))
                .isEmpty();
        assertThat(health()).contains(Health.WARNING);
        assertThat(checkups.due(1)).isEmpty();
        clock.advance(SOON);
        assertThat(checkups.due(1)).isEmpty();
    }

    @Test
    void peopleShouldComeFirst() {
        trackers.crowd();
        trackers.findNext(found(ILL));
        assertThat(next()).isEmpty();
        assertThat(checkups.find(id)).isEmpty();
        assertThat(checkups.due(1)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(checkups.due(1)).containsExactly(id);
    }

    /** What asks Jira is being closed then. */
    @Test
    void whatIsFoundWhileTheServerStopsShouldNotCount() {
        trackers.findNext(found(ILL));
        assertThat(examine.examineNext(() -> true)).isEmpty();
        assertThat(checkups.find(id)).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(whenFound(ILL)).isPresent();
    }

    @Test
    void aTestShouldBeKeptAndCountAsACheckup() {
        whenFound(WELL);
        clock.advance(EVERY.minusSeconds(1));
        assertThat(test.test(viewer(), id).ok()).isTrue();
        assertThat(checkups.find(id).orElseThrow().examinedAt()).isEqualTo(clock.instant());
        clock.advance(EVERY.minusSeconds(1));
        assertThat(checkups.due(1)).isEmpty();
    }

    /** Whoever asks for a test may not be who is to be told of what it finds. */
    @Test
    void whatATestFindsWorseShouldBeToldOfWhenItIsFoundAgain() {
        whenFound(WELL);
        trackers.findNextTest(found(ILL));
        assertThat(test.test(viewer(), id).ok()).isFalse();
        assertThat(health()).contains(Health.FAILED);
        assertThat(whenFound(ILL)).contains(new Worse(id, List.of(ILL)));
        trackers.findNextTest(found(ILL));
        test.test(viewer(), id);
        assertThat(checkups.due(1)).isEmpty();
    }

    @Test
    void aTestOfAJiraThatIsAwayShouldBeKeptAndNotBeHeldAgainstIt() {
        whenFound(WELL);
        trackers.findNextTest(away());
        new TestForOperator(trackers, refreshes, checkups, EVERY, clock)
                .test(integrations.find(id).orElseThrow());
        assertThat(health()).contains(Health.FAILED);
        assertThat(checkups.due(1)).isEmpty();
        clock.advance(SOON);
        assertThat(whenAway()).isEmpty();
        clock.advance(SOON);
        assertThat(whenFound(WELL)).isEmpty();
        assertThat(health()).contains(Health.OK);
    }

    @Test
    void whoeverMayNotTestShouldLeaveNothingBehind() {
        User bob = accounts.addUser("bob", "bob@example.com", Role.USER);
        Viewer stranger = new Viewer(bob, Map.of(), Optional.empty(), Origin.HERE);
        assertThatThrownBy(() -> test.test(stranger, id)).isInstanceOf(Refusal.IntegrationUnknown.class);
        assertThat(checkups.find(id)).isEmpty();
    }

    private IntegrationId add() {
        return integrations
                .add(Fixtures.newIntegration(new IntegrationOwner.Personal(alice.id())))
                .id();
    }

    private Optional<Worse> whenFound(Finding... findings) {
        trackers.findNext(found(findings));
        return next();
    }

    private Optional<Worse> whenAway() {
        trackers.findNext(away());
        return next();
    }

    private Optional<Worse> next() {
        return examine.examineNext(() -> false);
    }

    private Optional<Health> health() {
        return checkups.find(id).map(Checkup::health);
    }

    private int examined() {
        return (int) integrations.listAll().stream()
                .filter(each -> checkups.find(each.id()).isPresent())
                .count();
    }

    private Viewer viewer() {
        return new Viewer(alice, Map.of(), Optional.empty(), Origin.HERE);
    }
}

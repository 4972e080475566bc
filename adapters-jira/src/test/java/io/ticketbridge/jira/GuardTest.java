package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a Jira that is unwell is left in peace. */
class GuardTest {
    private static final String ISSUE = "/issue/[0-9]+$";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final SandboxedJira jira = new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options(), clock);
    private final IssueTracker tracker = jira.tracker();
    private final IssueRef issue = tracker.open(Fixtures.newIssue(), Fixtures.marker());

    @AfterEach
    void close() {
        threads.shutdownNow();
        jira.close();
    }

    @Test
    void credentialsThatWereRefusedShouldNotBeTriedAgainSoon() {
        jira.sandbox.fail("GET", ISSUE, 100, Fault.status(401));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
        assertThat(reads()).isEqualTo(1);
        clock.forward(Guard.LOCK_OUT);
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(reads()).isEqualTo(2);
        jira.sandbox.healAll();
        clock.forward(Guard.LOCK_OUT);
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void newCredentialsShouldBeTriedAtOnce() {
        jira.sandbox.failNext("GET", ISSUE, Fault.status(401));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(jira.changed().tracker().read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void aJiraThatAskedForPatienceShouldNotBeAskedBefore() {
        jira.sandbox.failNext("GET", ISSUE, Fault.tooManyRequests("17"));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        clock.forward(Duration.ofSeconds(10));
        Refusal.JiraUnavailable told = catchThrowableOfType(Refusal.JiraUnavailable.class, () -> tracker.read(issue));
        assertThat(told.retryAfter().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(reads()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(7));
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void aJiraThatIsDownShouldBeLeftAlone() {
        jira.sandbox.fail("GET", ISSUE, 100, Fault.status(503));
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        }
        assertThat(reads()).isLessThanOrEqualTo(10);
    }

    @Test
    void noMoreShouldWaitForAJiraThatHangsThanThereArePlaces() throws Exception {
        jira.sandbox.fail("GET", ISSUE, Places.FEWEST, new Fault.AnswersLate(Duration.ofSeconds(5)));
        List<Future<?>> waiting = new ArrayList<>(read(Places.FEWEST));
        Awaitility.await().until(() -> reads() == Places.FEWEST);
        List<Future<?>> inLine = read(Places.FEWEST);
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> tracker.read(issue))
                .isInstanceOf(Refusal.JiraUnavailable.class));
        assertThat(jira.trackers.isCrowded(jira.integration().id())).isTrue();
        for (Future<?> each : inLine) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(Refusal.JiraUnavailable.class);
        }
        assertThat(reads()).isEqualTo(Places.FEWEST);
        for (Future<?> each : waiting) {
            each.get();
        }
    }

    @Test
    void whoeverStandsInLineShouldHaveTheirTurn() throws Exception {
        jira.sandbox.fail("GET", ISSUE, Places.FEWEST, new Fault.AnswersLate(Duration.ofSeconds(1)));
        List<Future<?>> all = read(2 * Places.FEWEST);
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(reads()).isEqualTo(all.size());
        assertThat(jira.trackers.isCrowded(jira.integration().id())).isFalse();
    }

    private List<Future<?>> read(int times) {
        List<Future<?>> reading = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            reading.add(threads.submit(() -> tracker.read(issue)));
        }
        return reading;
    }

    private long reads() {
        return jira.sandbox.journal().count("GET", "/issue/" + issue.id());
    }
}

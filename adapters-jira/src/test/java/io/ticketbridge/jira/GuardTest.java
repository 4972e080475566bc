package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.CommentBody;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
    private final List<Semaphore> held = new ArrayList<>();

    @AfterEach
    void close() {
        held.forEach(Semaphore::release);
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
        clock.forward(Terms.LOCK_OUT);
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(reads()).isEqualTo(2);
        jira.sandbox.healAll();
        clock.forward(Terms.LOCK_OUT);
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void whoeverStandsInLineShouldNotTryCredentialsThatWereRefusedMeanwhile() throws Exception {
        hold(Places.FEWEST);
        IssueTracker revoked = jira.withToken("revoked").changed().tracker();
        List<Future<?>> all = new ArrayList<>(read(revoked, Places.FEWEST));
        Awaitility.await().until(() -> reads() == Places.FEWEST);
        all.addAll(read(revoked, Places.FEWEST));
        Awaitility.await().until(this::isCrowded);
        held.forEach(Semaphore::release);
        for (Future<?> each : all) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
        assertThat(reads()).isEqualTo(Places.FEWEST);
    }

    @Test
    void credentialsThatAreRefusedShouldBeTriedTwiceAMinuteHoweverManyAsk() throws Exception {
        IssueTracker revoked = jira.withToken("revoked").changed().tracker();
        read(revoked, 1).forEach(GuardTest::assertEnded);
        for (int minute = 1; minute <= 3; minute++) {
            for (int second = 0; second < 60; second += 5) {
                clock.forward(Duration.ofSeconds(5));
                read(revoked, Places.FEWEST).forEach(GuardTest::assertEnded);
            }
            assertThat(reads()).isLessThanOrEqualTo(1 + 2 * minute);
        }
        assertThat(jira.withToken(SandboxOptions.TOKEN)
                        .changed()
                        .tracker()
                        .read(issue)
                        .issue())
                .isEqualTo(issue);
    }

    @Test
    void oneShouldTryCredentialsAgainWhileTheOthersWait() throws Exception {
        lockOut();
        clock.forward(Terms.LOCK_OUT);
        hold(1);
        Future<?> first = read(tracker, 1).get(0);
        Awaitility.await().until(() -> reads() == 2);
        for (Future<?> each : read(tracker, Places.FEWEST)) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(Refusal.JiraUnavailable.class);
        }
        assertThat(reads()).isEqualTo(2);
        held.forEach(Semaphore::release);
        first.get();
        for (Future<?> each : read(tracker, Places.FEWEST)) {
            each.get();
        }
    }

    @Test
    void whoTriedAndWasNotToldShouldNotLetTheOthersTry() {
        lockOut();
        clock.forward(Terms.LOCK_OUT);
        jira.sandbox.failNext("GET", ISSUE, Fault.status(503));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void newCredentialsShouldBeTriedAtOnce() {
        IssueTracker revoked = jira.withToken("revoked").changed().tracker();
        assertThatThrownBy(() -> revoked.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        IssueTracker renewed = jira.withToken(SandboxOptions.TOKEN).changed().tracker();
        assertThat(renewed.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void theSameCredentialsShouldNotBeTriedForAnotherChangeOfTheIntegration() {
        lockOut();
        for (int i = 0; i < 10; i++) {
            IssueTracker changed = jira.changed().tracker();
            assertThatThrownBy(() -> changed.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void aTrialShouldTryRefusedCredentialsAtMostThreeTimesAMinute() {
        jira.withToken("revoked").changed();
        for (int second = 0; second < 60; second++) {
            assertThat(jira.trackers.test(jira.integration()).ok()).isFalse();
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(jira.sandbox.journal().count("GET", "/myself")).isBetween(3L, 4L);
        assertThat(jira.sandbox.journal().count("GET", "/serverInfo")).isLessThanOrEqualTo(5);
    }

    @Test
    void whatJiraTellsAnybodyShouldNotLetTheOthersTry() {
        IssueTracker revoked = jira.withToken("revoked").changed().tracker();
        assertThatThrownBy(() -> revoked.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        hold("/myself");
        Future<?> trial = threads.submit(() -> jira.trackers.test(jira.integration()));
        Awaitility.await().until(() -> jira.sandbox.journal().count("GET", "/myself") == 1);
        assertThatThrownBy(() -> revoked.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(reads()).isEqualTo(1);
        held.forEach(Semaphore::release);
        assertThat(trial).succeedsWithin(Duration.ofSeconds(10));
        assertThatThrownBy(() -> revoked.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
    }

    @Test
    void aTrialThatSucceedsShouldLetTheOthersInAtOnce() {
        lockOut();
        assertThat(jira.trackers.test(jira.integration()).ok()).isTrue();
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void aTrialShouldNotAskAJiraThatAskedForPatience() {
        jira.sandbox.failNext("GET", ISSUE, Fault.tooManyRequests("17"));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        int before = jira.sandbox.journal().entries().size();
        assertThat(jira.trackers.test(jira.integration()).ok()).isFalse();
        assertThat(jira.sandbox.journal().entries()).hasSize(before);
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
    void whoeverStandsInLineShouldBePutOffToo() throws Exception {
        hold(Places.FEWEST);
        jira.sandbox.failNext("GET", ISSUE, Fault.tooManyRequests("17"));
        read(tracker, Places.FEWEST);
        Awaitility.await().until(() -> reads() == Places.FEWEST);
        List<Future<?>> inLine = read(tracker, Places.FEWEST);
        Awaitility.await().until(this::isCrowded);
        held.get(0).release();
        for (Future<?> each : inLine) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(Refusal.JiraUnavailable.class);
        }
        assertThat(reads()).isEqualTo(Places.FEWEST + 1);
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
    void hardlyMoreThanOneCallInFiveShouldBeARepeat() {
        int reads = 200;
        for (int i = 0; i < reads; i += 2) {
            jira.sandbox.failNext("GET", ISSUE, new Fault.ResetsBefore());
            readIfAnswered();
            readIfAnswered();
        }
        assertThat(reads() - reads).isBetween((long) Repeats.MOST, Repeats.MOST + reads() / 5);
    }

    @Test
    void noMoreShouldWaitForAJiraThatHangsThanThereArePlaces() throws Exception {
        jira.sandbox.fail("GET", ISSUE, Places.FEWEST, new Fault.AnswersLate(Duration.ofSeconds(5)));
        List<Future<?>> waiting = read(tracker, Places.FEWEST);
        Awaitility.await().until(() -> reads() == Places.FEWEST);
        List<Future<?>> inLine = read(tracker, Places.FEWEST);
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> tracker.read(issue))
                .isInstanceOf(Refusal.JiraUnavailable.class));
        assertThat(isCrowded()).isTrue();
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
        List<Future<?>> all = read(tracker, 2 * Places.FEWEST);
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(reads()).isEqualTo(all.size());
        assertThat(isCrowded()).isFalse();
    }

    @Test
    void aLimitOfOneIssueShouldStopNothingElse() {
        jira.sandbox.failNext("POST", "/comment$", limited("jira-per-issue-on-write"));
        assertThatThrownBy(() -> tracker.addComment(issue, new CommentBody("x"), Fixtures.marker(), Optional.empty()))
                .isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
        tracker.addComment(issue, new CommentBody("x"), Fixtures.marker(), Optional.empty());
    }

    @Test
    void aLimitOfOneKindOfCallsShouldStopThoseAlone() {
        jira.sandbox.failNext("POST", "/comment$", limited("jira-burst-based"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(
                            () -> tracker.addComment(issue, new CommentBody("x"), Fixtures.marker(), Optional.empty()))
                    .isInstanceOf(Refusal.JiraUnavailable.class);
        }
        assertThat(jira.sandbox.journal().count("POST", "/comment")).isEqualTo(1);
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
        clock.forward(Duration.ofSeconds(17));
        tracker.addComment(issue, new CommentBody("x"), Fixtures.marker(), Optional.empty());
    }

    @Test
    void nearItsLimitItShouldBeLeftToPeopleForAWhile() {
        assertThat(jira.trackers.isForPeople(jira.integration().id())).isFalse();
        Map<String, String> near = Map.of("X-RateLimit-NearLimit", "true");
        jira.sandbox.failNext("GET", ISSUE, new Fault.Answers(404, "application/json", "{}", near));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.IssueGone.class);
        assertThat(jira.trackers.isForPeople(jira.integration().id())).isTrue();
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
        clock.forward(RetryAfter.CAP);
        assertThat(jira.trackers.isForPeople(jira.integration().id())).isFalse();
    }

    private static Fault limited(String reason) {
        Map<String, String> headers = Map.of("Retry-After", "17", "RateLimit-Reason", reason);
        return new Fault.Answers(429, "application/json", "{}", headers);
    }

    private void lockOut() {
        jira.sandbox.failNext("GET", ISSUE, Fault.status(401));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
    }

    private void readIfAnswered() {
        try {
            assertThat(tracker.read(issue).issue()).isEqualTo(issue);
        } catch (Refusal.JiraUnavailable unanswered) {
            assertThat(unanswered.isLasting()).as("left alone").isFalse();
        }
    }

    /** The next reads, so many, are under way until each is let go on. */
    private void hold(int count) {
        for (int i = 0; i < count; i++) {
            hold(ISSUE);
        }
    }

    private void hold(String path) {
        Semaphore gate = new Semaphore(0);
        held.add(gate);
        jira.sandbox.failNext("GET", path, new Fault.TakesTurns(gate, Duration.ZERO));
    }

    private List<Future<?>> read(IssueTracker through, int times) {
        List<Future<?>> reading = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            reading.add(threads.submit(() -> through.read(issue)));
        }
        return reading;
    }

    private static void assertEnded(Future<?> reading) {
        assertThatThrownBy(reading::get).hasCauseInstanceOf(Refusal.class);
    }

    private boolean isCrowded() {
        return jira.trackers.isCrowded(jira.integration().id());
    }

    private long reads() {
        return jira.sandbox.journal().count("GET", "/issue/" + issue.id());
    }
}

package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever watches the calls of Jira is told of each what was asked for and what came of it. */
class JiraCallsTest {
    private static final String READ = "/issue/[0-9]+$";

    private final MovableClock clock = new MovableClock(Fixtures.NOW);
    private final Told told = new Told();
    private final SandboxedJira jira = new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options(), clock, told);
    private final IssueTracker tracker = jira.tracker();
    private final IssueRef issue = tracker.open(Fixtures.newIssue(), Fixtures.marker());

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void whatIsAskedForShouldBeToldWithoutWhatItIsAbout() {
        tracker.read(issue);
        tracker.addComment(issue, new CommentBody("Confirmed"), Fixtures.marker(), Optional.empty());
        tracker.close(issue);
        assertThat(told.list)
                .contains(
                        "GET /serverInfo OK",
                        "POST /issue OK",
                        "GET /issue/- OK",
                        "GET /issue/createmeta/-/issuetypes OK",
                        "POST /issue/-/comment OK",
                        "POST /issue/-/transitions OK")
                .allSatisfy(call -> assertThat(call).doesNotContain(SandboxOptions.PROJECT, issue.id()));
    }

    @ParameterizedTest
    @CsvSource({"404, REFUSED", "503, FAILED", "429, RATE_LIMITED", "401, REFUSED"})
    void anAnswerShouldBeToldByWhatItMeans(int status, CallOutcome outcome) {
        jira.sandbox.failNext("GET", READ, Fault.status(status));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.class);
        assertThat(told.list).endsWith("GET /issue/- " + outcome);
    }

    @Test
    void whatGetsNoAnswerShouldBeToldAndSoShouldItsRepeat() {
        jira.sandbox.failNext("GET", READ, new Fault.ResetsBefore());
        tracker.read(issue);
        assertThat(told.list).endsWith("GET /issue/- BROKEN_OFF", "GET /issue/- repeated", "GET /issue/- OK");
        jira.sandbox.failNext("GET", READ, new Fault.Delays(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> jira.trackerWithin(Duration.ofMillis(700)).read(issue))
                .isInstanceOf(Refusal.JiraTimedOut.class);
        assertThat(told.list).endsWith("GET /issue/- TIMED_OUT");
    }

    @Test
    void whatIsNotMadeShouldBeToldAsHeldBackAndWhy() {
        assertThat(states()).containsExactly(JiraLine.State.CLOSED);
        jira.sandbox.failNext("GET", READ, Fault.tooManyRequests("17"));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(states()).containsExactly(JiraLine.State.PUT_OFF);
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(told.list).endsWith("GET /issue/- RATE_LIMITED", "GET /issue/- held back");
        clock.forward(Duration.ofSeconds(17));
        jira.sandbox.failNext("GET", READ, Fault.status(401));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(states()).containsExactly(JiraLine.State.LOCKED_OUT);
    }

    @Test
    void aJiraThatIsDownShouldBeToldAsCutOff() {
        jira.sandbox.fail("GET", READ, 100, Fault.status(503));
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
        }
        JiraLine line = jira.trackers.lines().get(0);
        assertThat(line).isEqualTo(new JiraLine(jira.integration().id(), JiraLine.State.OPEN, Places.FEWEST, 0, 1));
    }

    private List<JiraLine.State> states() {
        return jira.trackers.lines().stream().map(JiraLine::state).toList();
    }

    private static final class Told implements JiraCalls {
        private final List<String> list = new ArrayList<>();

        @Override
        public void ended(String operation, CallOutcome outcome, Duration took) {
            assertThat(took).isPositive();
            list.add(operation + " " + outcome);
        }

        @Override
        public void heldBack(String operation) {
            list.add(operation + " held back");
        }

        @Override
        public void repeated(String operation) {
            list.add(operation + " repeated");
        }
    }
}

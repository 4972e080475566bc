package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of each of Jira's failures. */
class JiraTroubleTest {
    private static final String CREATE = "/issue$";
    private static final String READ = "/issue/[0-9]+$";

    private final MovableClock clock = new MovableClock(Instant.now());
    private final SandboxedJira jira = new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options(), clock);
    private final IssueTracker tracker = jira.tracker();

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void aResetAfterTheWorkShouldBeUnknownAndTheIssueThere() {
        jira.sandbox.failNext("POST", CREATE, new Fault.ResetsAfter());
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(jira.count()).isEqualTo(1);
    }

    @Test
    void aResetBeforeTheWorkShouldBeUnknownTooForNobodyCanTell() {
        jira.sandbox.failNext("POST", CREATE, new Fault.ResetsBefore());
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(jira.count()).isZero();
    }

    @Test
    void aWriteShouldBeSentOnceWhateverHappens() {
        jira.sandbox.fail("POST", CREATE, 5, new Fault.ResetsBefore());
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(jira.sandbox.journal().count("POST", "/issue")).isEqualTo(1);
    }

    /** As a proxy before Jira may do that shows what it was sent. */
    @Test
    void wordsThatQuoteOurCredentialsShouldBePassedOnWithoutThem() {
        String sent = "Basic "
                + Base64.getEncoder()
                        .encodeToString((SandboxOptions.EMAIL + ":" + SandboxOptions.TOKEN).getBytes(US_ASCII));
        String quote = "No: " + SandboxOptions.TOKEN + " of " + SandboxOptions.EMAIL + " as " + sent;
        String json = "{\"errorMessages\":[\"" + quote + "\"],\"errors\":{\"summary\":\"" + quote + "\"}}";
        jira.sandbox.failNext("POST", CREATE, new Fault.Answers(400, "application/json", json, Map.of()));
        Refusal.RejectedByJira refused =
                catchThrowableOfType(Refusal.RejectedByJira.class, () -> tracker.open(newIssue(), marker()));
        assertThat(refused).hasMessage("Jira refused the values: No: ******** of ******** as Basic ********");
        assertThat(refused.violations().get(0).message()).isEqualTo("No: ******** of ******** as Basic ********");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerErrorOnAWriteShouldBeUnknown(int status) {
        jira.sandbox.failNext("POST", CREATE, Fault.html(status));
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void aWriteWhoseAnswerCannotBeReadShouldBeUnknown() {
        jira.sandbox.failNext("POST", CREATE, new Fault.Truncates());
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        jira.sandbox.failNext("POST", CREATE, new Fault.AnswersAfterwards(201, "text/html", "<html>"));
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        assertThat(jira.count()).isEqualTo(2);
    }

    @Test
    void aWriteThatTakesTooLongShouldBeUnknown() {
        tracker.open(newIssue(), marker());
        jira.sandbox.failNext("POST", CREATE, new Fault.Delays(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> impatient().open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void aWriteShouldNotBeSentWhereTheReadBeforeItRanOutOfTime() {
        jira.sandbox.fail("GET", "/createmeta/", 2, new Fault.Delays(Duration.ofSeconds(2)));

        assertThatThrownBy(() -> impatient().open(newIssue(), marker())).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(jira.sandbox.journal().count("POST", "/issue")).isZero();
    }

    @Test
    void aReadThatTakesTooLongShouldBeATimeOut() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, new Fault.Delays(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> impatient().read(issue)).isInstanceOf(Refusal.JiraTimedOut.class);
    }

    @Test
    void anAnswerThatDripsShouldBeCutOffByTheDeadlineOfTheWhole() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, new Fault.Drips(Duration.ofMillis(50)));
        assertThatThrownBy(() -> impatient().read(issue)).isInstanceOf(Refusal.JiraTimedOut.class);
    }

    @Test
    void aReadThatBreaksOffShouldBeTriedOnceMore() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, new Fault.ResetsBefore());
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
        jira.sandbox.fail("GET", READ, 2, new Fault.ResetsBefore());
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
    }

    @Test
    void jirasRetryAfterShouldBeHandedOn() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, Fault.tooManyRequests("7"));
        assertThat(waitOf(issue)).isEqualTo(Duration.ofSeconds(7));
        clock.forward(Duration.ofSeconds(7));
        jira.sandbox.failNext("GET", READ, Fault.tooManyRequests("9223372036854775807"));
        assertThat(waitOf(issue)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anAnswerThatBeganAndBrokeOffShouldNotBeAskedForAgain() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, new Fault.Truncates());

        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraUnavailable.class);
    }

    @Test
    void aReadThatJiraCallsMalformedShouldBeNonsenseAndNoMatterOfValues() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, Fault.status(400));

        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
    }

    @Test
    void anAnswerForNobodyShouldBeAMatterOfCredentialsWhateverItsStatus() {
        IssueRef issue = tracker.open(newIssue(), marker());
        for (int status : new int[] {200, 400, 404, 503}) {
            jira.sandbox.failNext("GET", READ, Fault.credentialsRefused(status));

            assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraRefusedCredentials.class);
            clock.forward(Terms.LOCK_OUT);
        }
        assertThat(tracker.read(issue).issue()).isEqualTo(issue);
    }

    @Test
    void anIdThatIsNoneShouldNeverGetIntoAPath() {
        String answer = "{\"id\":\"1/../../myself\",\"key\":\"SEC-1\"}";
        jira.sandbox.failNext("POST", CREATE, new Fault.AnswersAfterwards(201, "application/json", answer));

        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
    }

    @Test
    void aJiraThatDoesNotTellItsEditionShouldBeWhatTheCredentialsAreMadeFor() {
        jira.sandbox.fail("GET", "/serverInfo", 9, Fault.html(404));

        IssueRef issue = tracker.open(newIssue(), marker());
        tracker.addComment(issue, new CommentBody("x"), marker(), Optional.empty());

        assertThat(jira.sandbox.journal().count("POST", "/rest/api/3/issue")).isEqualTo(2);
        assertThat(jira.sandbox.journal().count("GET", "/serverInfo")).isEqualTo(2);
    }

    @Test
    void tooManyRequestsShouldNeverBeUnknown() {
        jira.sandbox.failNext("POST", CREATE, Fault.tooManyRequests(""));
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.JiraUnavailable.class);
    }

    @Test
    void aWrongTokenShouldBeToldFromAnIssueThatIsGone() {
        IssueRef issue = tracker.open(newIssue(), marker());
        IssueTracker stranger = jira.withToken("wrong-token").tracker();
        assertThatThrownBy(() -> stranger.read(issue))
                .isInstanceOf(Refusal.JiraRefusedCredentials.class)
                .hasMessageNotContaining("wrong-token");
        assertThatThrownBy(() -> stranger.open(newIssue(), marker()))
                .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(jira.trackers.test(jira.integration()).ok()).isFalse();
        assertThat(jira.trackers.test(jira.integration()).note()).contains("credentials");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aForbiddenCallShouldBeAMatterOfCredentials(int status) {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("POST", "/comment$", Fault.html(status));
        assertThatThrownBy(() -> tracker.addComment(issue, new CommentBody("x"), marker(), Optional.empty()))
                .isInstanceOf(Refusal.JiraRefusedCredentials.class);
    }

    @Test
    void htmlWhereJsonIsExpectedShouldBeNonsenseAndNotShown() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext("GET", READ, Fault.html(200));
        assertThatThrownBy(() -> tracker.read(issue))
                .isInstanceOf(Refusal.JiraAnsweredNonsense.class)
                .hasMessageNotContaining("Oops");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorMessages\":[\"No.\"],\"errors\":{}}",
                "{\"message\":\"No.\"}",
                "{\"error\":\"No.\"}",
                "<html>No</html>",
                ""
            })
    void aRefusalShouldBeUnderstoodInEveryShape(String body) {
        jira.sandbox.failNext("POST", CREATE, new Fault.Answers(400, "application/json", body, Map.of()));
        assertThatThrownBy(() -> tracker.open(newIssue(), marker()))
                .isInstanceOf(Refusal.RejectedByJira.class)
                .hasMessageContaining(body.startsWith("{") ? "No." : "does not say why")
                .hasMessageNotContaining("<html>");
    }

    @Test
    void aRedirectShouldNotBeFollowed() {
        IssueRef issue = tracker.open(newIssue(), marker());
        jira.sandbox.failNext(
                "GET",
                READ,
                new Fault.Answers(302, "text/html", "", Map.of("Location", jira.sandbox.baseUrl() + "/login.jsp")));
        assertThatThrownBy(() -> tracker.read(issue)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
        assertThat(jira.sandbox.journal().count("GET", "/login.jsp")).isZero();
    }

    private IssueTracker impatient() {
        return jira.trackerWithin(Duration.ofMillis(700));
    }

    private Duration waitOf(IssueRef issue) {
        return catchThrowableOfType(Refusal.JiraUnavailable.class, () -> tracker.read(issue))
                .retryAfter()
                .orElseThrow();
    }
}

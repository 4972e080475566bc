package io.ticketbridge.jrjc;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.jira.JiraWords;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Contents;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.TestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where JRJC ends, and what is in front of it. */
class JrjcLimitsTest {
    private JrjcJira jira = new JrjcJira(JrjcJira.ON_CLASS_PATH);

    @AfterEach
    void close() {
        jira.close();
    }

    private void has(SandboxOptions options) {
        jira.close();
        jira = new JrjcJira(options, JrjcJira.ON_CLASS_PATH);
    }

    @Test
    void textsShouldArriveInEveryScript() {
        String text = "Über 日本語 *fett* {code} \uD83D\uDD25";
        IssueRef issue = jira.tracker()
                .open(
                        new NewIssue(
                                new Summary(text), Optional.of(new Description(text)), IssueType.BUG, Priority.MEDIUM),
                        marker());
        assertThat(jira.sandbox.issue(issue.id()).summary()).isEqualTo(text);
        assertThat(jira.description(issue)).isEqualTo(JiraWords.wiki(text));
        jira.comment(issue, "Dana Lée 李", JiraWords.wiki(text));
        assertThat(jira.tracker().read(issue).comments().get(0).body()).isEqualTo(text);
    }

    @Test
    void anIssueShouldBeOpenedAlsoWhereTheScreenHasNoLabels() {
        has(SandboxOptions.dataCenter().withoutOnScreen("labels", "priority"));
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        assertThat(jira.tracker().read(issue).issue()).isEqualTo(issue);
        assertThat(jira.count()).isEqualTo(1);
        assertThat(jira.askedByTheBuiltInClient()).contains("POST issue");
    }

    @Test
    void whatJiraRejectsShouldBeToldByTheNamesOfItsFields() {
        has(SandboxOptions.dataCenter().withRequiredField("customfield_10010", "Severity"));
        assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                .isInstanceOfSatisfying(Refusal.RejectedByJira.class, rejected -> assertThat(rejected.violations())
                        .anyMatch(violation -> violation.field().equals("Severity")));
        assertThat(jira.count()).isZero();
    }

    @Test
    void aNameThatJrjcWouldNotEscapeShouldNotBeGivenToIt() {
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        FileName name = new FileName("a\"; filename=\"b.exe\".png");
        Attachment file = jira.tracker().attach(issue, name, FileType.PNG, Contents.of(TestFiles.png()));
        assertThat(file.filename()).isEqualTo(name.value());
        assertThat(jira.askedByJrjc()).doesNotContain("POST issue/1/attachments");
    }

    @Test
    void aRouteShouldBeWalkedStepByStep() {
        IssueTracker tracker =
                jira.tracker(Optional.of("To In Progress > To In Review > Close issue"), Optional.empty());
        IssueRef issue = tracker.open(newIssue(), marker());
        tracker.close(issue);
        tracker.close(issue);
        assertThat(tracker.read(issue).status().name()).isEqualTo("Done");
        assertThatThrownBy(() -> {
                    IssueTracker lost = jira.tracker(Optional.of("Nowhere"), Optional.empty());
                    lost.close(lost.open(newIssue(), marker()));
                })
                .isInstanceOf(Refusal.NoWayToClose.class);
    }

    @Test
    void anAnswerThatIsLostShouldBeAnUnknownOutcomeAndNothingIsSentTwice() {
        for (Fault fault : new Fault[] {
            new Fault.ResetsAfter(), new Fault.AnswersAfterwards(502, "text/html", "<p>"), new Fault.Truncates()
        }) {
            jira.sandbox.journal().clear();
            jira.sandbox.failNext("POST", "/issue", fault);
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                    .isInstanceOf(Refusal.OutcomeUnknown.class);
            assertThat(jira.sandbox.journal().count("POST", "/issue")).isEqualTo(1);
        }
        assertThat(jira.count()).isEqualTo(3);
    }

    @Test
    void anAnswerThatJrjcCannotReadShouldBeAnUnknownOutcomeOfAWriteAndNoneOfARead() {
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        jira.sandbox.failNext("POST", "/issue", new Fault.AnswersAfterwards(201, "application/json", "{}"));
        assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker())).isInstanceOf(Refusal.OutcomeUnknown.class);
        jira.sandbox.failNext("GET", "/issue", new Fault.Answers(200, "application/json", "{}", Map.of()));
        assertThatThrownBy(() -> jira.tracker().read(issue)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
    }

    @Test
    void jirasTermsShouldHoldForJrjc() {
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        jira.sandbox.failNext("GET", "/issue", Fault.tooManyRequests("7"));
        assertThatThrownBy(() -> jira.tracker().read(issue))
                .isInstanceOfSatisfying(Refusal.JiraUnavailable.class, away -> assertThat(away.retryAfter())
                        .contains(Duration.ofSeconds(7)));
        long before = jira.sandbox.journal().entries().size();
        assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker())).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(jira.sandbox.journal().entries()).hasSize((int) before);
    }

    @Test
    void refusedCredentialsShouldBeToldAndLeftAlone() {
        jira.sandbox.failNext("POST", "/issue", Fault.status(401));
        assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        assertThat(jira.sandbox.journal().count("POST", "/issue")).isEqualTo(1);
    }

    @Test
    void aRedirectShouldBeFollowedNowhere() throws IOException {
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        Attachment file =
                jira.tracker().attach(issue, new FileName("a.png"), FileType.PNG, Contents.of(TestFiles.png()));
        AtomicInteger visits = new AtomicInteger();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        elsewhere.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String there = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/";
            Fault redirect = new Fault.Answers(302, "text/html", "", Map.of("Location", there));
            jira.sandbox.fail("GET", "/", 2, redirect);
            assertThatThrownBy(() -> jira.tracker().read(issue)).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
            assertThatThrownBy(() -> jira.tracker().download(issue, file))
                    .isInstanceOf(Refusal.JiraAnsweredNonsense.class)
                    .hasMessageContaining("another place");
            jira.sandbox.healAll();
            jira.sandbox.failNext("POST", "/issue", redirect);
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker())).isInstanceOf(Refusal.class);
        } finally {
            elsewhere.stop(0);
        }
        assertThat(visits).hasValue(0);
    }

    @Test
    void aFileThatBreaksOffShouldNotBeTakenForWhole() {
        IssueRef issue = jira.tracker().open(newIssue(), marker());
        Attachment file =
                jira.tracker().attach(issue, new FileName("a.png"), FileType.PNG, Contents.of(TestFiles.png()));
        jira.sandbox.failNext("GET", "/secure/", new Fault.Truncates());
        assertThatThrownBy(() -> {
                    try (InputStream content =
                            jira.tracker().download(issue, file).content()) {
                        content.readAllBytes();
                    }
                })
                .isInstanceOfAny(IOException.class, Refusal.JiraUnavailable.class);
    }

    @Test
    void theAccountsTokenShouldReachJiraAndNotJrjc() {
        jira.tracker().open(newIssue(), marker());
        assertThat(jira.last("POST", "/rest/api/latest/issue").authorization()).isEqualTo("Bearer");
        assertThat(jira.last("POST", "/rest/api/latest/issue").userAgent()).isEqualTo("Ticketbridge");
    }
}

package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import io.ticketbridge.port.MovableClock;
import io.ticketbridge.port.TestFiles;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DownloadTest {
    @Test
    void credentialsShouldNotFollowARedirectToAnotherOrigin() throws Exception {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            String media = mediaLink(jira, file);
            jira.sandbox.failNext(
                    "GET", "/attachment/content/", new Fault.Answers(303, "text/html", "", Map.of("Location", media)));
            try (InputStream in = jira.tracker().download(issue, file).content()) {
                assertThat(in.readAllBytes()).isEqualTo(TestFiles.png());
            }
            assertThat(jira.sandbox.journal().entries())
                    .filteredOn(entry -> entry.host().equals("media"))
                    .extracting(Journal.Entry::authorization)
                    .containsExactly("");
        }
    }

    @Test
    void aLoginPageShouldNeverBeServedAsTheFile() {
        SandboxOptions options = SandboxOptions.dataCenter().withLoginPageForTokens();
        try (SandboxedJira jira = new SandboxedJira(options, SandboxedJira.options())) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            assertThatThrownBy(() -> jira.tracker().download(issue, file))
                    .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
    }

    @Test
    void aRedirectToALoginPageShouldBeAMatterOfCredentialsAlsoForAnHtmlFile() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            jira.attach(issue, "Dana Lee", "page.html", "text/html", TestFiles.png());
            Attachment page = jira.tracker().read(issue).attachments().get(0);
            jira.sandbox.failNext("GET", "/attachment/content/", Fault.loginPage());

            assertThatThrownBy(() -> jira.tracker().download(issue, page))
                    .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
    }

    @Test
    void aRedirectToAForbiddenAddressShouldNotBeFollowed() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            jira.sandbox.failNext(
                    "GET",
                    "/attachment/content/",
                    new Fault.Answers(303, "text/html", "", Map.of("Location", "http://169.254.169.254/latest/")));

            assertThatThrownBy(() -> jira.tracker().download(issue, file))
                    .isInstanceOf(Refusal.AddressNotAllowed.class);
        }
    }

    @Test
    void jirasRefusalsShouldMeanForAFileWhatTheyMeanElsewhere() {
        MovableClock clock = new MovableClock(Fixtures.NOW);
        try (SandboxedJira jira = new SandboxedJira(SandboxOptions.cloud(), SandboxedJira.options(), clock)) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            Map<Fault, Class<? extends Refusal>> meanings = Map.of(
                    new Fault.Answers(404, "", "", Map.of("X-Seraph-LoginReason", "OK")),
                    Refusal.AttachmentUnknown.class,
                    Fault.credentialsRefused(404),
                    Refusal.JiraRefusedCredentials.class,
                    Fault.html(403),
                    Refusal.JiraRefusedCredentials.class,
                    Fault.tooManyRequests("7"),
                    Refusal.JiraUnavailable.class,
                    Fault.html(502),
                    Refusal.JiraUnavailable.class,
                    Fault.html(200),
                    Refusal.JiraRefusedCredentials.class);

            meanings.forEach((fault, refusal) -> {
                jira.sandbox.failNext("GET", "/attachment/content/", fault);
                assertThatThrownBy(() -> jira.tracker().download(issue, file)).isInstanceOf(refusal);
                clock.forward(Terms.LOCK_OUT);
            });
        }
    }

    @Test
    void readingAFileThatBreaksOffShouldRefuse() throws Exception {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            jira.sandbox.failNext("GET", "/attachment/content/", new Fault.Truncates());

            try (InputStream in = jira.tracker().download(issue, file).content()) {
                assertThatThrownBy(in::readAllBytes).isInstanceOf(Refusal.JiraUnavailable.class);
            }
        }
    }

    @Test
    void readingAFileThatDripsShouldRefuseAtTheDeadline() throws Exception {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            jira.sandbox.failNext("GET", "/attachment/content/", new Fault.Drips(Duration.ofMillis(100)));

            try (JiraIssueTrackers quick = quick();
                    InputStream in = of(quick, jira).download(issue, file).content()) {
                assertThatThrownBy(in::readAllBytes).isInstanceOf(Refusal.JiraTimedOut.class);
            }
        }
    }

    @Test
    void closingAFileThatIsNotReadShouldFreeItsConnection() throws Exception {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            jira.attach(issue, "Dana Lee", "big.bin", "application/octet-stream", new byte[1_000_000]);
            Attachment file = jira.tracker().read(issue).attachments().get(0);

            for (int i = 0; i < 100; i++) {
                try (InputStream in = jira.tracker().download(issue, file).content()) {
                    assertThat(in.read()).isZero();
                }
            }
            assertThat(jira.tracker().read(issue).issue()).isEqualTo(issue);
        }
    }

    @Test
    void redirectsWithoutEndShouldBeNonsense() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            jira.sandbox.fail(
                    "GET",
                    "/attachment/content/",
                    9,
                    new Fault.Answers(
                            302, "text/html", "", Map.of("Location", "/rest/api/3/attachment/content/" + file.id())));
            assertThatThrownBy(() -> jira.tracker().download(issue, file))
                    .isInstanceOf(Refusal.JiraAnsweredNonsense.class);
            assertThat(jira.sandbox.journal().count("GET", "/attachment/content/"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFileThatDoesNotComeInTimeShouldBeATimeOut() {
        try (SandboxedJira jira = SandboxedJira.cloud();
                JiraIssueTrackers quick = quick()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            Attachment file = attached(jira, issue);
            jira.sandbox.failNext("GET", "/attachment/content/", new Fault.Delays(Duration.ofSeconds(2)));
            assertThatThrownBy(() -> of(quick, jira).download(issue, file)).isInstanceOf(Refusal.JiraTimedOut.class);
        }
    }

    /** A file has a time limit of its own, whatever the deadline of the use case. */
    private static JiraIssueTrackers quick() {
        JiraOptions options = SandboxedJira.options().within(Duration.ofMillis(300));
        return new JiraIssueTrackers(options, Clock.systemUTC(), JiraCalls.UNWATCHED);
    }

    private static IssueTracker of(JiraIssueTrackers trackers, SandboxedJira jira) {
        return trackers.of(jira.integration(), Deadline.in(Duration.ofMinutes(1)));
    }

    private static Attachment attached(SandboxedJira jira, IssueRef issue) {
        jira.attach(issue, "Dana Lee", "xss poc.png", "image/png", TestFiles.png());
        return jira.tracker().read(issue).attachments().get(0);
    }

    /** The link to the other origin that Cloud gives to whoever does not ask for the bytes themselves. */
    private static String mediaLink(SandboxedJira jira, Attachment file) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(jira.sandbox.baseUrl() + "/rest/api/3/attachment/content/" + file.id()))
                .header("Authorization", SandboxedJira.basicAuthorization())
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}

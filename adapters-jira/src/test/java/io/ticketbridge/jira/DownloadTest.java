package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Attachment;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.TestFiles;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DownloadTest {
    @Test
    void credentialsShouldNotFollowARedirectToAnotherOrigin() throws Exception {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue());
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
            IssueRef issue = jira.tracker().open(newIssue());
            Attachment file = attached(jira, issue);
            assertThatThrownBy(() -> jira.tracker().download(issue, file))
                    .isInstanceOf(Refusal.JiraRefusedCredentials.class);
        }
    }

    @Test
    void redirectsWithoutEndShouldBeNonsense() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue());
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
                    .isEqualTo(3);
        }
    }

    @Test
    void aFileThatBreaksOffShouldBeRefusedWhileItIsRead() {
        SandboxOptions options = SandboxOptions.cloud();
        JiraOptions quick = SandboxedJira.options().within(Duration.ofMillis(100));
        try (SandboxedJira jira = new SandboxedJira(options, quick)) {
            IssueRef issue = jira.tracker().open(newIssue());
            Attachment file = attached(jira, issue);
            jira.sandbox.failNext("GET", "/attachment/content/", new Fault.Delays(Duration.ofSeconds(2)));
            assertThatThrownBy(() -> jira.tracker().download(issue, file)).isInstanceOf(Refusal.JiraTimedOut.class);
        }
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
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}

package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.Fixtures;
import io.ticketbridge.port.IssueTracker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What a client with an HTTP of its own can do with a passage, and what it cannot. */
class PassageTest {
    /** Gives what it was given away, and leaves all to the built-in client. */
    private static final class Revealing implements JiraClientProvider {
        private final Queue<JiraPassage> given = new ArrayDeque<>();

        @Override
        public String name() {
            return "revealing";
        }

        @Override
        public void check(BaseUrl address, Credentials credentials) {
            if (credentials instanceof Credentials.ApiToken) {
                throw new Refusal.AddressNotAllowed("not for Cloud");
            }
        }

        @Override
        public IssueTracker tracker(Integration integration, JiraPassage passage, IssueTracker usual) {
            given.add(passage);
            return usual;
        }
    }

    private final Refusal gone = new Refusal.IssueGone(new IssueRef("1", "SEC-1"));

    private final Revealing provider = new Revealing();
    private final JiraSandbox sandbox = JiraSandbox.start(SandboxOptions.dataCenter(), Clock.systemUTC());
    private final JiraIssueTrackers trackers =
            new JiraIssueTrackers(SandboxedJira.options(), Clock.systemUTC(), JiraCalls.UNWATCHED, name -> Optional.of(
                            (JiraClientProvider) provider)
                    .filter(found -> found.name().equals(name)));
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @AfterEach
    void close() {
        trackers.close();
        sandbox.close();
    }

    @Test
    void whatIsAskedInAPassageShouldBeAskedOfJiraByUs() throws Exception {
        IssueRef issue = trackers.of(integration(), soon()).open(newIssue(), marker());
        MDC.put("request_id", "R1");
        try (JiraPassage.Opened way = open()) {
            assertThat(get(way, "/rest/api/2/issue/" + issue.id() + "?fields=summary")
                            .body())
                    .contains(issue.key());
        } finally {
            MDC.remove("request_id");
        }
        Journal.Entry asked =
                sandbox.journal().entries("GET", "/issue/" + issue.id()).get(0);
        assertThat(asked.authorization()).isEqualTo("Bearer");
        assertThat(asked.query()).isEqualTo("fields=summary");
        assertThat(asked.userAgent()).isEqualTo("Ticketbridge");
        assertThat(asked.headers()).containsEntry("x-request-id", "R1");
    }

    @Test
    void nobodyElseShouldGetThrough() throws Exception {
        JiraPassage.Opened way = open();
        assertThat(get(way.address(), "/rest/api/2/myself", "another").statusCode())
                .isEqualTo(401);
        URI beside = URI.create("http://127.0.0.1:" + way.address().getPort() + "/guessed");
        assertThat(get(beside, "/rest/api/2/myself", way.password()).statusCode())
                .isEqualTo(404);
        way.close();
        assertThat(get(way, "/rest/api/2/myself").statusCode()).isEqualTo(404);
        assertThat(sandbox.journal().entries()).isEmpty();
        trackers.close();
        assertThatThrownBy(() -> get(way, "/rest/api/2/myself")).isInstanceOf(ConnectException.class);
    }

    @Test
    void aClientShouldWriteOnceHoweverOftenItTries() throws Exception {
        try (JiraPassage.Opened way = open()) {
            assertThat(post(way, "/rest/api/2/issue", "{}").statusCode()).isEqualTo(400);
            assertThat(post(way, "/rest/api/2/issue", "{}").statusCode()).isEqualTo(502);
            assertThat(way.meaning(new IOException("?"))).isInstanceOf(Refusal.RejectedByJira.class);
        }
        assertThat(sandbox.journal().count("POST", "/issue")).isEqualTo(1);
    }

    @Test
    void whatJiraSaidShouldBeWhatItMeans() throws Exception {
        try (JiraPassage.Opened way = open()) {
            assertThat(way.meaning(new IOException("?"))).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
            assertThat(get(way, "/rest/api/2/issue/1").statusCode()).isEqualTo(404);
            assertThat(way.meaning(new IOException("?"))).isSameAs(gone);
        }
        sandbox.failNext("POST", "/issue", new Fault.ResetsAfter());
        try (JiraPassage.Opened way = open()) {
            assertThat(post(way, "/rest/api/2/issue", "{}").statusCode()).isEqualTo(502);
            assertThat(way.meaning(new IOException("?"))).isInstanceOf(Refusal.OutcomeUnknown.class);
        }
        try (JiraPassage.Opened late = open(Deadline.in(Duration.ZERO))) {
            assertThat(get(late, "/rest/api/2/myself").statusCode()).isEqualTo(502);
            assertThat(late.meaning(new IOException("?"))).isInstanceOf(Refusal.JiraUnavailable.class);
        }
    }

    @Test
    void noRedirectShouldBePassedOn() throws Exception {
        try (RawServer elsewhere = RawServer.canary("127.0.0.1", 0);
                JiraPassage.Opened way = open()) {
            String there = "http://127.0.0.1:" + elsewhere.port() + "/";
            sandbox.failNext("GET", "/myself", new Fault.Answers(302, "text/html", "", Map.of("Location", there)));
            HttpResponse<String> answer = get(way, "/rest/api/2/myself");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(way.meaning(new IOException("?"))).isInstanceOf(Refusal.JiraAnsweredNonsense.class);
            assertThat(elsewhere.visitors()).isZero();
        }
    }

    @Test
    void whatTheClientIsNotForShouldBeRefused() {
        Integration usual = integration();
        Credentials cloud = new Credentials.ApiToken(
                "a@example.com", ((Credentials.PersonalAccessToken) usual.credentials()).token());
        assertThatThrownBy(() -> trackers.checkClient(usual.config(), usual.baseUrl(), cloud))
                .isInstanceOf(Refusal.AddressNotAllowed.class)
                .hasMessageContaining("not for Cloud");
        trackers.checkClient(usual.config(), usual.baseUrl(), usual.credentials());
    }

    private JiraPassage.Opened open() {
        return open(soon());
    }

    private JiraPassage.Opened open(Deadline deadline) {
        provider.given.clear();
        assertThat(trackers.of(integration(), deadline)).isNotNull();
        return provider.given.remove().open(() -> gone);
    }

    private Integration integration() {
        Credentials token = new Credentials.PersonalAccessToken(new Secret(SandboxOptions.TOKEN));
        return SandboxedJira.integration(
                sandbox.baseUrl(), token, Fixtures.jiraConfig().through(Optional.of("revealing")), Fixtures.NOW);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    private HttpResponse<String> get(JiraPassage.Opened way, String path) throws IOException, InterruptedException {
        return get(way.address(), path, way.password());
    }

    private HttpResponse<String> get(URI base, String path, String password) throws IOException, InterruptedException {
        return http.send(request(base, path, password).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(JiraPassage.Opened way, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = request(way.address(), path, way.password())
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI base, String path, String password) {
        String pair = "ticketbridge:" + password;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", basic);
    }
}

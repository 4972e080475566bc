package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String ISSUE = "/rest/api/3/issue";

    private final JiraSandbox sandbox =
            JiraSandbox.start(SandboxOptions.cloud(), StoppedClock.at("2026-02-06T18:56:35.604Z"));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aResetBeforeShouldLeaveNothingDone() {
        sandbox.failNext("POST", "/issue$", new Fault.ResetsBefore());
        assertThatThrownBy(() -> create()).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.journal().entries("POST", ISSUE)).hasSize(1);
        assertThat(sandbox.journal().entries("POST", ISSUE).get(0).status()).isZero();
        assertThat(sandbox.issues()).isEmpty();
    }

    @Test
    void aResetAfterShouldLeaveTheWorkDoneAndTheAnswerUnsent() {
        sandbox.failNext("POST", "/issue$", new Fault.ResetsAfter());
        assertThatThrownBy(() -> create()).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.journal().entries("POST", ISSUE).get(0).status()).isZero();
        assertThat(sandbox.issues()).hasSize(1);
    }

    @Test
    void aResetShouldBeARealOne() throws IOException {
        sandbox.failNext(new Fault.ResetsBefore());
        URI base = URI.create(sandbox.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /rest/api/3/serverInfo HTTP/1.1\r\nHost: sandbox\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aStatusShouldBeAnsweredInsteadOrAfterwards() {
        sandbox.failNext("POST", "/issue$", Fault.status(503));
        assertThat(create().status()).isEqualTo(503);
        assertThat(sandbox.issues()).isEmpty();
        sandbox.failNext("POST", "/issue$", new Fault.AnswersAfterwards(500, "text/html", "<h1>Oops</h1>"));
        assertThat(create().header("Content-Type")).startsWith("text/html");
        assertThat(sandbox.issues()).hasSize(1);
    }

    @Test
    void bodiesThatAreNoJsonShouldBeAnswered() {
        sandbox.failNext("GET", "myself", Fault.html(502));
        assertThat(caller.get("/rest/api/3/myself").text()).startsWith("<html>");
        sandbox.failNext("GET", "myself", Fault.empty(500));
        Reply empty = caller.get("/rest/api/3/myself");
        assertThat(empty.status()).isEqualTo(500);
        assertThat(empty.bytes()).isEmpty();
        assertThat(empty.header("Content-Type")).isEmpty();
    }

    @Test
    void tooManyRequestsShouldComeWithAnyRetryAfterOrNone() {
        for (String retryAfter : new String[] {"5", "9223372036854775807", "Fri, 06 Feb 2026 19:00:00 GMT", ""}) {
            sandbox.failNext(Fault.tooManyRequests(retryAfter));
            Reply reply = caller.get("/rest/api/3/myself");
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEqualTo(retryAfter);
        }
    }

    @Test
    void loginPagesAndRefusedCredentialsShouldLookLikeJiras() {
        sandbox.failNext(Fault.loginPage());
        assertThat(caller.get("/rest/api/3/myself").header("Location")).contains("login.jsp");
        sandbox.failNext(Fault.credentialsRefused(403));
        Reply refused = caller.get("/rest/api/3/myself");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
    }

    @Test
    void aTruncatedAnswerShouldEndInTheMiddle() throws IOException {
        sandbox.failNext("GET", "serverInfo", new Fault.Truncates());
        URI base = URI.create(sandbox.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /rest/api/3/serverInfo HTTP/1.1\r\nHost: sandbox\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("{\"baseUrl\"")
                    .doesNotEndWith("}");
        }
    }

    @Test
    void aTruncatedAnswerShouldLeaveTheWorkDone() {
        sandbox.failNext("POST", "/issue$", new Fault.Truncates());
        assertThatThrownBy(() -> create()).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.issues()).hasSize(1);
    }

    @Test
    void aDrippingAnswerShouldArriveWholeInTheEnd() {
        sandbox.failNext("GET", "myself", new Fault.Drips(Duration.ofMillis(1)));
        assertThat(caller.get("/rest/api/3/myself").at("/displayName").asText()).isEqualTo(JiraSandbox.ACCOUNT);
    }

    @Test
    void aDelayShouldComeBeforeTheWorkAndALateAnswerAfterIt() {
        sandbox.failNext("POST", "/issue$", new Fault.AnswersLate(Duration.ofMinutes(10)));
        CompletableFuture<Reply> late = CompletableFuture.supplyAsync(this::create);
        Awaitility.await().until(() -> sandbox.issues().size() == 1);
        assertThat(late).isNotDone();

        sandbox.failNext("POST", "/issue$", new Fault.Delays(Duration.ofMinutes(10)));
        CompletableFuture<Reply> delayed = CompletableFuture.supplyAsync(this::create);
        Awaitility.await().until(() -> sandbox.journal().count("POST", ISSUE) == 2);
        assertThat(sandbox.issues()).hasSize(1);
        assertThat(delayed).isNotDone();
    }

    @Test
    void workThatIsDelayedShouldBeDoneThoughItsCallerHasGone() throws IOException {
        sandbox.failNext("DELETE", "/issue/", new Fault.Delays(Duration.ofMillis(200)));
        create();
        URI base = URI.create(sandbox.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("DELETE /rest/api/3/issue/SEC-1 HTTP/1.1\r\nHost: sandbox\r\nAuthorization: " + basic()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        Awaitility.await().until(() -> sandbox.issues().isEmpty());
        assertThat(sandbox.journal().count("DELETE", ISSUE)).isEqualTo(1);
    }

    @Test
    void closingShouldEndWhatIsDelayed() {
        sandbox.failNext("POST", "/issue$", new Fault.Delays(Duration.ofMinutes(10)));
        CompletableFuture<Reply> delayed = CompletableFuture.supplyAsync(this::create);
        Awaitility.await().until(() -> sandbox.journal().count("POST", ISSUE) == 1);
        sandbox.close();
        assertThat(delayed).failsWithin(Duration.ofSeconds(10));
        assertThat(sandbox.issues()).isEmpty();
    }

    @Test
    void aFaultShouldHappenAsOftenAsAskedAndToWhomItIsFor() {
        sandbox.fail("GET", "/myself$", 2, Fault.status(503));
        assertThat(caller.get("/rest/api/3/serverInfo").status()).isEqualTo(200);
        assertThat(caller.get("/rest/api/3/myself").status()).isEqualTo(503);
        assertThat(caller.get("/rest/api/3/myself").status()).isEqualTo(503);
        assertThat(caller.get("/rest/api/3/myself").status()).isEqualTo(200);
        sandbox.failNext(Fault.status(503));
        sandbox.healAll();
        assertThat(caller.get("/rest/api/3/myself").status()).isEqualTo(200);
    }

    private Reply create() {
        return caller.post(ISSUE, Caller.newIssue("a"));
    }

    private static String basic() {
        byte[] pair = (SandboxOptions.EMAIL + ":" + SandboxOptions.TOKEN).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}

package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.StoppedClock;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox sandbox = JiraSandbox.start(SandboxOptions.cloud(), clock);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void eachRequestShouldBeNotedWithWhatWasAnswered() {
        caller.with("User-Agent", "Ticketbridge/1").post("/rest/api/3/issue?updateHistory=true", Caller.newIssue("a"));
        Journal.Entry entry = sandbox.journal().entries().get(0);
        assertThat(entry.at()).isEqualTo(clock.instant());
        assertThat(entry.host()).isEqualTo("jira");
        assertThat(entry.userAgent()).isEqualTo("Ticketbridge/1");
        assertThat(entry.query()).isEqualTo("updateHistory=true");
        assertThat(entry.body()).contains("\"summary\": \"a\"");
        assertThat(entry.bodySize()).isEqualTo(entry.body().length());
        assertThat(entry).hasToString("POST /rest/api/3/issue?updateHistory=true 201");
    }

    @Test
    void credentialsShouldBeNotedBySchemeAlone() {
        caller.with("Cookie", "session=" + SandboxOptions.TOKEN).get("/rest/api/3/myself");
        Caller.nobody(sandbox).get("/rest/api/3/myself");
        Journal.Entry known = sandbox.journal().entries().get(0);
        assertThat(known.authorization()).isEqualTo("Basic");
        assertThat(known.headers()).containsEntry("authorization", "Basic (hidden)");
        assertThat(known.headers().toString()).doesNotContain(SandboxOptions.TOKEN);
        assertThat(sandbox.journal().entries().get(1).authorization()).isEmpty();
    }

    @Test
    void theSizeOfAFileShouldBeNotedAndNotItsBytes() {
        caller.create("a");
        caller.with("X-Atlassian-Token", "no-check")
                .upload(
                        "/rest/api/3/issue/SEC-1/attachments",
                        "a.png",
                        "x".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
        Journal.Entry entry = sandbox.journal().entries("POST", "attachments").get(0);
        assertThat(entry.bodySize()).isGreaterThan(5_000);
        assertThat(entry.body()).isEmpty();
    }

    @Test
    void longBodiesShouldBeCut() {
        caller.post("/rest/api/3/issue", Caller.newIssue("a".repeat(10_000)));
        Journal.Entry entry = sandbox.journal().entries().get(0);
        assertThat(entry.body()).hasSize(4_096);
        assertThat(entry.bodySize()).isGreaterThan(10_000);
        assertThat(entry.status()).isEqualTo(400);
    }

    @Test
    void requestsAtTheSameTimeShouldAllBeNoted() {
        IntStream.range(0, 200).parallel().forEach(i -> caller.create("Number " + i));
        assertThat(sandbox.journal().count("POST", "/issue")).isEqualTo(200);
        assertThat(sandbox.journal().entries()).allMatch(entry -> entry.status() == 201);
        assertThat(sandbox.issues().stream().map(JiraSandbox.Issue::key))
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void aClearedJournalShouldBeEmptyAndGoOn() {
        caller.create("a");
        sandbox.journal().clear();
        assertThat(sandbox.journal().entries()).isEmpty();
        caller.create("b");
        assertThat(sandbox.journal().entries().get(0).status()).isEqualTo(201);
    }
}

package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private final JiraSandbox cloud =
            JiraSandbox.start(SandboxOptions.cloud(), StoppedClock.at("2026-02-06T18:56:35.604Z"));
    private final JiraSandbox dataCenter =
            JiraSandbox.start(SandboxOptions.dataCenter(), StoppedClock.at("2026-02-06T18:56:35.604Z"));

    @AfterEach
    void close() {
        cloud.close();
        dataCenter.close();
    }

    @Test
    void cloudShouldTakeTheTokenByBasicAlone() {
        String bearer = "Bearer " + SandboxOptions.TOKEN;
        assertThat(Caller.of(cloud).get("/rest/api/3/myself").status()).isEqualTo(200);
        assertThat(Caller.nobody(cloud)
                        .with("Authorization", bearer)
                        .get("/rest/api/3/issue/SEC-1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cloudShouldAnswerNotFoundAndAHeaderToAWrongToken() {
        Reply reply =
                Caller.nobody(cloud).withBasic(SandboxOptions.EMAIL, "wrong").get("/rest/api/3/issue/SEC-1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
        assertThat(reply.at("/errorMessages/0").asText()).startsWith("Issue does not exist");
    }

    @Test
    void cloudShouldAnswerUnauthorizedWhereTheAccountIsAskedFor() {
        Reply reply =
                Caller.nobody(cloud).withBasic("mallory@example.com", "wrong").get("/rest/api/3/myself");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
    }

    @Test
    void cloudShouldAnswerUnauthorizedToNobody() {
        Reply reply = Caller.nobody(cloud).get("/rest/api/3/issue/SEC-1");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("X-Seraph-LoginReason")).isEmpty();
    }

    @Test
    void dataCenterShouldTakeThePasswordByBasicAndTheTokenByBearer() {
        Caller byToken = Caller.nobody(dataCenter).with("Authorization", "Bearer " + SandboxOptions.TOKEN);
        assertThat(byToken.get("/rest/api/2/myself").at("/name").asText()).isNotEmpty();
        assertThat(Caller.of(dataCenter).get("/rest/api/2/myself").status()).isEqualTo(200);
    }

    @Test
    void dataCenterShouldAnswerWithAPageToAWrongToken() {
        Reply reply =
                Caller.nobody(dataCenter).with("Authorization", "Bearer wrong").get("/rest/api/2/issue/SEC-1");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(Caller.nobody(dataCenter).get("/rest/api/2/myself").status()).isEqualTo(401);
    }

    @Test
    void aBrowserShouldBeRefusedWhereItChangesSomething() {
        Reply reply =
                Caller.of(cloud).with("User-Agent", "Mozilla/5.0").post("/rest/api/3/issue", Caller.newIssue("a"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).contains("XSRF check failed");
        assertThat(cloud.issues()).isEmpty();
    }

    @Test
    void otherCredentialsShouldBeAcceptedWhereTheyWereChosen() {
        SandboxOptions options = SandboxOptions.cloud().withAccount("bot@example.org", "another");
        try (JiraSandbox sandbox = JiraSandbox.start(options, StoppedClock.at("2026-02-06T18:56:35.604Z"))) {
            Reply myself = Caller.nobody(sandbox)
                    .withBasic("bot@example.org", "another")
                    .get("/rest/api/3/myself");
            assertThat(myself.at("/emailAddress").asText()).isEqualTo("bot@example.org");
            assertThat(Caller.of(sandbox).get("/rest/api/3/myself").status()).isEqualTo(401);
            assertThat(options.toString()).doesNotContain("another");
        }
    }
}

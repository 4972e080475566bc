package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaffEndpointTest {
    private static final String ISSUE = "/__sandbox/issues/SEC-1";

    private final JiraSandbox sandbox =
            JiraSandbox.start(SandboxOptions.dataCenter().under("/jira"), StoppedClock.at("2026-02-06T18:56:35.604Z"));
    private final Caller staff = Caller.nobody(sandbox);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void staffShouldActWithoutCredentialsAndWithoutATrace() {
        caller.create("a");
        assertThat(staff.post(ISSUE + "/status", "{'status': 'Done'}").status()).isEqualTo(204);
        assertThat(staff.post(ISSUE + "/assignee", "{'assignee': 'Dana Lee'}").status())
                .isEqualTo(204);
        String comment = staff.post(ISSUE + "/comments", "{'author': 'Dana Lee', 'body': 'Looking'}")
                .at("/id")
                .asText();
        staff.put(ISSUE + "/comments/" + comment, "{'body': 'Found'}");
        staff.post(ISSUE + "/attachments", "{'filename': 'a.txt', 'base64': 'YWJj'}");
        Reply seen = staff.get(ISSUE);
        assertThat(seen.at("/status").asText()).isEqualTo("Done");
        assertThat(seen.at("/assignee").asText()).isEqualTo("Dana Lee");
        assertThat(seen.at("/comment_texts/0").asText()).isEqualTo("Found");
        assertThat(seen.at("/attachments/0").asText()).isEqualTo("a.txt");
        assertThat(sandbox.journal().entries()).hasSize(1);
    }

    @Test
    void staffShouldMoveUnassignAndDelete() {
        caller.create("a");
        sandbox.assign("SEC-1", "Dana Lee");
        staff.post(ISSUE + "/assignee", "{'assignee': null}");
        assertThat(sandbox.issue("SEC-1").assignee()).isEmpty();
        assertThat(staff.post(ISSUE + "/move", "{'project': 'OPS'}").at("/key").asText())
                .isEqualTo("OPS-1");
        assertThat(staff.delete("/__sandbox/issues/OPS-1").status()).isEqualTo(204);
        assertThat(staff.get("/__sandbox/issues").json()).isEmpty();
    }

    @Test
    void failuresShouldBeAskedForAndForgotten() {
        staff.post(
                "/__sandbox/faults",
                "{'method': 'GET', 'path': '/myself$', 'fault': 'too_many_requests'," + " 'retry_after': '7'}");
        assertThat(caller.get("/rest/api/2/myself").header("Retry-After")).isEqualTo("7");
        staff.post("/__sandbox/faults", "{'fault': 'status', 'status': 503, 'headers': {'X-A': 'b'}, 'body': 'c'}");
        Reply failed = caller.get("/rest/api/2/myself");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("X-A")).isEqualTo("b");
        assertThat(failed.text()).isEqualTo("c");
        staff.post("/__sandbox/faults", "{'fault': 'reset_before', 'times': 9}");
        staff.delete("/__sandbox/faults");
        assertThat(caller.get("/rest/api/2/myself").status()).isEqualTo(200);
    }

    @Test
    void eachKindOfFailureShouldBeKnown() {
        String kinds = "status status_afterwards html empty too_many_requests login_page credentials_refused delay"
                + " answer_late drip reset_before reset_after truncate";
        for (String kind : kinds.split(" ", -1)) {
            assertThat(staff.post("/__sandbox/faults", "{'fault': '" + kind + "'}")
                            .status())
                    .as(kind)
                    .isEqualTo(204);
        }
        Reply unknown = staff.post("/__sandbox/faults", "{'fault': 'earthquake'}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("reset_after");
    }

    @Test
    void theJournalShouldBeReadAndCleared() {
        caller.get("/rest/api/2/myself");
        Reply journal = staff.get("/__sandbox/journal");
        assertThat(journal.at("/0/path").asText()).isEqualTo("/jira/rest/api/2/myself");
        assertThat(journal.at("/0/status").asInt()).isEqualTo(200);
        assertThat(journal.text()).doesNotContain(SandboxOptions.TOKEN);
        staff.delete("/__sandbox/journal");
        assertThat(staff.get("/__sandbox/journal").json()).isEmpty();
    }

    @Test
    void nonsenseShouldBeRefused() {
        caller.create("a");
        assertThat(staff.post(ISSUE + "/status", "{}").status()).isEqualTo(400);
        assertThat(staff.post(ISSUE + "/status", "{'status': 'Lost'}").status()).isEqualTo(400);
        assertThat(staff.post(ISSUE + "/attachments", "{'filename': 'a', 'base64': '%'}")
                        .status())
                .isEqualTo(400);
        assertThat(staff.post("/__sandbox/issues/SEC-9/status", "{'status': 'Done'}")
                        .status())
                .isEqualTo(404);
        assertThat(staff.get("/__sandbox/nothing").status()).isEqualTo(404);
    }

    @Test
    void theSandboxsOwnPathsShouldAlsoBeAboveTheContextPath() {
        String origin = sandbox.baseUrl().replace("/jira", "");
        assertThat(Caller.at(origin).get("/__sandbox/issues").status()).isEqualTo(200);
    }
}

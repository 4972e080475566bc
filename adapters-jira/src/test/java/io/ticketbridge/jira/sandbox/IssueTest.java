package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssueTest {
    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final JiraSandbox sandbox =
            JiraSandbox.start(SandboxOptions.dataCenter().inZone(ZoneId.of("America/New_York")), clock);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void onlyTheFieldsThatWereAskedForShouldBeShown() {
        caller.create("a");
        Reply some = caller.get("/rest/api/2/issue/SEC-1?fields=status,assignee");
        assertThat(some.json().path("fields").fieldNames()).toIterable().containsExactly("status", "assignee");
        assertThat(some.at("/fields/assignee").isNull()).isTrue();
        Reply allButOne = caller.get("/rest/api/2/issue/SEC-1?fields=*all,-comment");
        assertThat(allButOne.json().path("fields").has("comment")).isFalse();
        assertThat(allButOne.json().path("fields").has("attachment")).isTrue();
    }

    @Test
    void whatStaffDoShouldBeSeen() {
        caller.create("a");
        clock.advance(Duration.ofMinutes(5));
        sandbox.assign("SEC-1", "Dana Lee");
        sandbox.setStatus("SEC-1", "In Review");
        Reply read = caller.get("/rest/api/2/issue/SEC-1");
        assertThat(read.at("/fields/assignee/displayName").asText()).isEqualTo("Dana Lee");
        assertThat(read.at("/fields/status/name").asText()).isEqualTo("In Review");
        assertThat(read.at("/fields/status/statusCategory/key").asText()).isEqualTo("indeterminate");
        assertThat(read.at("/fields/updated").asText()).isEqualTo("2026-02-06T14:01:35.604-0500");
        sandbox.unassign("SEC-1");
        assertThat(sandbox.issue("SEC-1").assignee()).isEmpty();
    }

    @Test
    void aStatusThatIsNotInTheWorkflowShouldBeRefused() {
        caller.create("a");
        assertThatThrownBy(() -> sandbox.setStatus("SEC-1", "Lost")).hasMessageContaining("Lost");
    }

    @Test
    void aMovedIssueShouldKeepItsIdAndBeFoundByItsOldKey() {
        caller.create("a");
        String id = sandbox.issue("SEC-1").id();
        assertThat(sandbox.moveIssue("SEC-1", "OPS")).isEqualTo("OPS-1");
        for (String idOrKey : new String[] {id, "SEC-1", "OPS-1"}) {
            Reply read = caller.get("/rest/api/2/issue/" + idOrKey);
            assertThat(read.at("/key").asText()).isEqualTo("OPS-1");
            assertThat(read.at("/id").asText()).isEqualTo(id);
        }
        assertThat(caller.get("/rest/api/2/project/OPS").status()).isEqualTo(200);
        assertThat(caller.create("b")).isEqualTo("SEC-2");
    }

    @Test
    void aDeletedIssueShouldNotExist() {
        caller.create("a");
        caller.create("b");
        sandbox.deleteIssue("SEC-1");
        assertThat(caller.delete("/rest/api/2/issue/SEC-2").status()).isEqualTo(204);
        Reply gone = caller.get("/rest/api/2/issue/SEC-1");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text())
                .isEqualTo("{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"],"
                        + "\"errors\":{}}");
        assertThat(sandbox.issues()).isEmpty();
    }

    @Test
    void propertiesShouldBeWrittenReadAndDeleted() {
        caller.create("a");
        String property = "/rest/api/2/issue/SEC-1/properties/tickets.intent";
        assertThat(caller.get(property).status()).isEqualTo(404);
        assertThat(caller.put(property, "{'id': 'abc'}").status()).isEqualTo(201);
        assertThat(caller.put(property, "{'id': 'def'}").status()).isEqualTo(200);
        assertThat(caller.get(property).at("/value/id").asText()).isEqualTo("def");
        assertThat(caller.get("/rest/api/2/issue/SEC-1/properties")
                        .at("/keys/0/key")
                        .asText())
                .isEqualTo("tickets.intent");
        assertThat(sandbox.issue("SEC-1").properties()).containsEntry("tickets.intent", "{\"id\":\"def\"}");
        assertThat(caller.delete(property).status()).isEqualTo(204);
        assertThat(caller.delete(property).status()).isEqualTo(404);
    }

    @Test
    void aRemoteLinkWithAKnownGlobalIdShouldTakeTheOthersPlace() {
        caller.create("a");
        String path = "/rest/api/2/issue/SEC-1/remotelink";
        String link = "{'globalId': 'ticket-87', 'object': {'url': 'https://example.com/87', 'title': 'TITLE'}}";
        assertThat(caller.post(path, link).status()).isEqualTo(201);
        assertThat(caller.post(path, link.replace("TITLE", "New")).status()).isEqualTo(200);
        assertThat(caller.get(path).json()).hasSize(1);
        assertThat(caller.get(path).at("/0/object/title").asText()).isEqualTo("New");
        assertThat(caller.post(path, "{'object': {}}").status()).isEqualTo(400);
    }
}

package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Caller.Reply;
import io.ticketbridge.port.StoppedClock;
import org.junit.jupiter.api.Test;

/** What creating an issue obeys in every dialect. */
interface CreateLaws {
    SandboxOptions options();

    /** Such as {@code /rest/api/2}. */
    String api();

    /** The text as this dialect takes it, in JSON with ' for ". */
    String text(String plain);

    @Test
    default void createdIssueShouldBeReadUnderItsKeyAndItsId() {
        try (JiraSandbox sandbox = start(options())) {
            String fields = "'labels': ['finding'], 'priority': {'name': 'High'}, 'description': " + text("How it is");
            Reply created = create(sandbox, "Reflected XSS", fields);
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.at("/key").asText()).isEqualTo("SEC-1");
            assertThat(created.at("/id").isTextual()).isTrue();
            Reply read =
                    Caller.of(sandbox).get(api() + "/issue/" + created.at("/id").asText());
            assertThat(read.at("/fields/summary").asText()).isEqualTo("Reflected XSS");
            assertThat(read.at("/fields/priority/name").asText()).isEqualTo("High");
            assertThat(read.at("/fields/labels/0").asText()).isEqualTo("finding");
            assertThat(read.at("/fields/status/statusCategory/key").asText()).isEqualTo("new");
            assertThat(read.at("/fields/created").asText()).isEqualTo("2026-02-06T19:56:35.604+0100");
            assertThat(sandbox.issue("SEC-1").description()).isEqualTo("How it is");
        }
    }

    @Test
    default void propertiesShouldBeBornWithTheIssue() {
        try (JiraSandbox sandbox = start(options())) {
            Reply created = Caller.of(sandbox)
                    .post(
                            api() + "/issue",
                            "{'fields': {'project': {'id': '10000'}, 'issuetype': {'id': '10002'}, 'summary': 'a'},"
                                    + " 'properties': [{'key': 'tickets.intent', 'value': {'id': 'abc'}}]}");
            assertThat(created.status()).isEqualTo(201);
            Reply read = Caller.of(sandbox).get(api() + "/issue/SEC-1?fields=summary&properties=tickets.intent");
            assertThat(read.at("/properties/tickets.intent/id").asText()).isEqualTo("abc");
            assertThat(read.json().path("fields").size()).isEqualTo(1);
            assertThat(sandbox.issue("SEC-1").type()).isEqualTo("Task");
        }
    }

    @Test
    default void eachFieldShouldBeRefusedByName() {
        try (JiraSandbox sandbox = start(options())) {
            refused(sandbox, "a\\nb", "", "summary", "newline");
            refused(sandbox, " ", "", "summary", "must specify a summary");
            refused(sandbox, "a".repeat(256), "", "summary", "255");
            refused(sandbox, "a", "'colour': 'red'", "colour", "cannot be set. It is not on the appropriate screen");
            refused(sandbox, "a", "'labels': ['two words']", "labels", "spaces");
            refused(sandbox, "a", "'priority': {'name': 'Urgent'}", "priority", "invalid");
            refused(sandbox, "a", "'description': " + text("x".repeat(32_768)), "description", "32,767");
            assertThat(sandbox.issues()).isEmpty();
        }
    }

    @Test
    default void projectAndTypeShouldBeDemanded() {
        try (JiraSandbox sandbox = start(options())) {
            Reply none = Caller.of(sandbox).post(api() + "/issue", "{'fields': {'summary': 'a'}}");
            assertThat(none.at("/errors/project").asText()).contains("project");
            String wrongCase = "{'fields': {'project': {'key': 'SEC'}, 'issuetype': {'name': 'bug'}, 'summary': 'a'}}";
            Reply type = Caller.of(sandbox).post(api() + "/issue", wrongCase);
            assertThat(type.at("/errors/issuetype").asText()).isEqualTo("Specify a valid issue type");
        }
    }

    @Test
    default void aFieldThatIsNotOnTheScreenShouldRefuseTheWholeIssue() {
        try (JiraSandbox sandbox = start(options().withoutOnScreen("priority", "labels"))) {
            Reply reply = create(sandbox, "a", "'priority': {'name': 'Medium'}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text())
                    .isEqualTo("{\"errorMessages\":[],\"errors\":{\"priority\":\"Field 'priority' cannot be set."
                            + " It is not on the appropriate screen, or unknown.\"}}");
            assertThat(create(sandbox, "a", "").status()).isEqualTo(201);
        }
    }

    @Test
    default void aRequiredFieldShouldBeDemandedAndShown() {
        try (JiraSandbox sandbox = start(options().withRequiredField("customfield_10010", "Severity"))) {
            refused(sandbox, "a", "", "customfield_10010", "Severity is required.");
            assertThat(create(sandbox, "a", "'customfield_10010': 'S1'").status())
                    .isEqualTo(201);
            Reply read = Caller.of(sandbox).get(api() + "/issue/SEC-1?fields=customfield_10010");
            assertThat(read.at("/fields/customfield_10010").asText()).isEqualTo("S1");
        }
    }

    @Test
    default void onlyTheProjectsIssueTypesShouldBeThere() {
        try (JiraSandbox sandbox = start(options().withIssueTypes("Task"))) {
            refused(sandbox, "a", "", "issuetype", "valid issue type");
        }
    }

    @Test
    default void anotherProjectShouldNumberItsOwnIssues() {
        try (JiraSandbox sandbox = start(options().withProject("OPS"))) {
            String issue = Caller.newIssue("a").replace("SEC", "OPS");
            assertThat(Caller.of(sandbox)
                            .post(api() + "/issue", issue)
                            .at("/key")
                            .asText())
                    .isEqualTo("OPS-1");
            refused(sandbox, "a", "", "project", "project");
        }
    }

    @Test
    default void whatIsNoJsonShouldBeRefused() {
        try (JiraSandbox sandbox = start(options())) {
            Caller caller = Caller.of(sandbox);
            assertThat(caller.post(api() + "/issue", "{'fields': ").status()).isEqualTo(400);
            assertThat(caller.post(api() + "/issue", "[]").status()).isEqualTo(400);
            assertThat(caller.with("Content-Type", "text/plain")
                            .post(api() + "/issue", Caller.newIssue("a"))
                            .status())
                    .isEqualTo(415);
        }
    }

    @Test
    default void anEditShouldChangeWhatItNames() {
        try (JiraSandbox sandbox = start(options())) {
            create(sandbox, "a", "'labels': ['one']");
            Caller caller = Caller.of(sandbox);
            String edit = "{'fields': {'summary': 'b'}, 'update': {'labels': [{'add': 'two'}, {'remove': 'one'}]}}";
            assertThat(caller.put(api() + "/issue/SEC-1", edit).status()).isEqualTo(204);
            assertThat(sandbox.issue("SEC-1").summary()).isEqualTo("b");
            assertThat(sandbox.issue("SEC-1").labels()).containsExactly("two");
            assertThat(caller.put(api() + "/issue/SEC-1", "{'fields': {'colour': 1}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private static JiraSandbox start(SandboxOptions options) {
        return JiraSandbox.start(options, StoppedClock.at("2026-02-06T18:56:35.604Z"));
    }

    private Reply create(JiraSandbox sandbox, String summary, String further) {
        String fields = "'project': {'key': 'SEC'}, 'issuetype': {'name': 'Bug'}, 'summary': '" + summary + "'";
        String all = further.isEmpty() ? fields : fields + ", " + further;
        return Caller.of(sandbox).post(api() + "/issue", "{'fields': {" + all + "}}");
    }

    private void refused(JiraSandbox sandbox, String summary, String further, String field, String because) {
        Reply reply = create(sandbox, summary, further);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(field).asText()).contains(because);
    }
}

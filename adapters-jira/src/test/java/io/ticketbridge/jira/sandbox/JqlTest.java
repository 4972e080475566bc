package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.port.StoppedClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JqlTest {
    private final StoppedClock clock = StoppedClock.at("2026-02-06T18:56:35.604Z");
    private final SandboxState state = new SandboxState(clock, "SEC");
    private final JqlSearch search = new JqlSearch(state, new JqlDates(ZoneId.of("Europe/Berlin")), Duration.ZERO);

    @BeforeEach
    void createIssues() {
        create("Bug", "tkt-one");
        clock.advance(Duration.ofHours(1));
        create("Task", "tkt-two");
        state.change("SEC-2", issue -> issue.status = "Done");
    }

    @Test
    void clausesShouldAllHold() {
        assertThat(find("project = SEC AND labels = \"tkt-one\"")).containsExactly("SEC-1");
        assertThat(find("project = \"SEC\" and labels in (tkt-one, 'tkt-two') ORDER BY key ASC"))
                .containsExactly("SEC-1", "SEC-2");
        assertThat(find("labels = tkt-three")).isEmpty();
        assertThat(find("statusCategory != Done")).containsExactly("SEC-1");
        assertThat(find("statusCategory = done AND issuetype = Task")).containsExactly("SEC-2");
        assertThat(find("labels not in (tkt-one)")).containsExactly("SEC-2");
        assertThat(find("creator = currentUser() AND status = \"To Do\"")).containsExactly("SEC-1");
        assertThat(find("creator = somebody")).isEmpty();
    }

    @Test
    void datesShouldBeRelativeOrInTheCallersZone() {
        assertThat(find("created >= \"-30m\"")).containsExactly("SEC-2");
        assertThat(find("created >= -2h ORDER BY created DESC")).containsExactly("SEC-2", "SEC-1");
        assertThat(find("updated < \"-30m\"")).containsExactly("SEC-1");
        assertThat(find("created >= \"2026-02-06 20:00\"")).containsExactly("SEC-2");
        assertThat(find("created <= \"2026/02/06 20:00\"")).containsExactly("SEC-1");
        assertThat(find("created > 2026-02-06 ORDER BY created, key")).containsExactly("SEC-1", "SEC-2");
    }

    @Test
    void issuesShouldBeFoundByFormerKeysAndIds() {
        state.move("SEC-1", "OPS");
        assertThat(find("key in (SEC-1)")).containsExactly("OPS-1");
        assertThat(find("key = OPS-1")).containsExactly("OPS-1");
        assertThat(find("id = 10002")).containsExactly("SEC-2");
        assertThat(find("project = OPS")).containsExactly("OPS-1");
    }

    @Test
    void withoutAnOrderTheNewestShouldComeFirst() {
        assertThat(find("project = SEC")).containsExactly("SEC-2", "SEC-1");
    }

    @Test
    void whatJiraDoesNotKnowShouldBeRefused() {
        refused("colour = red", "Field 'colour' does not exist");
        refused("project = NOPE", "The value 'NOPE' does not exist for the field 'project'.");
        refused("key = SEC-9", "An issue with key 'SEC-9' does not exist");
        refused("project > SEC", "operator '>' is not supported");
        refused("created = now", "operator '=' is not supported");
        refused("created > yesterday", "Date value 'yesterday'");
        refused("project = SEC ORDER BY colour", "Not able to sort");
    }

    @Test
    void whatCannotBeReadShouldBeRefused() {
        refused("project", "ends too early");
        refused("project = ", "ends too early");
        refused("project SEC", "Error in the JQL Query");
        refused("project = SEC labels = x", "Expecting operator or 'AND'");
        refused("project = SEC OR labels = x", "Expecting operator or 'AND'");
        refused("key in SEC-1", "Expecting '('");
        refused("key in (SEC-1", "Expecting ')'");
        refused("project = SEC ORDER key", "Expecting 'by'");
        refused("project = \"SEC", "not understood");
        refused("summary ~ x", "not understood");
    }

    private void create(String type, String label) {
        state.create("SEC", "a", type, issue -> issue.labels.add(label));
    }

    private List<String> find(String jql) {
        return state.withAll(all -> search.find(JqlParser.parse(jql), all).stream()
                .map(issue -> issue.key)
                .toList());
    }

    private void refused(String jql, String because) {
        assertThatThrownBy(() -> find(jql)).isInstanceOf(JiraError.class).hasMessageContaining(because);
    }
}

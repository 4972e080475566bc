package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.jira.sandbox.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would make a ticket fail is found before, and nothing is written. */
class DoctorTest {
    @Test
    void aJiraThatIsWellShouldPassWhateverItsEdition() {
        for (SandboxOptions options : List.of(SandboxOptions.cloud(), SandboxOptions.dataCenter())) {
            try (SandboxedJira jira = new SandboxedJira(options, SandboxedJira.options())) {
                assertThat(find(jira, "way_to_done").outcome()).isEqualTo(Outcome.UNKNOWN);
                jira.tracker().open(newIssue(), marker());
                long written = jira.sandbox.journal().count("POST", "");
                ConnectionTest test = jira.trackers.test(jira.integration());
                assertThat(test.ok()).isTrue();
                assertThat(test.findings())
                        .allMatch(finding -> finding.outcome() == Outcome.PASSED)
                        .extracting(Finding::check)
                        .containsExactly(
                                "reachable",
                                "clock",
                                "credentials",
                                "project",
                                "issue_types",
                                "permissions",
                                "required_fields",
                                "screens",
                                "attachments",
                                "way_to_done");
                assertThat(jira.sandbox.journal().count("POST", "")).isEqualTo(written);
                assertThat(jira.count()).isEqualTo(1);
            }
        }
    }

    @Test
    void aPermissionThatLacksShouldBeTheJiraAdminsToGrant() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            answer(jira, "/mypermissions", "{\"permissions\":{\"ADD_COMMENTS\":{\"havePermission\":false}}}");
            assertWarning(find(jira, "permissions"), Mender.JIRA_ADMIN, "may not comment", "ADD_COMMENTS");
            answer(jira, "/mypermissions", "{\"permissions\":{\"CREATE_ISSUES\":{\"havePermission\":false}}}");
            ConnectionTest test = jira.trackers.test(jira.integration());
            assertThat(test.ok()).isFalse();
            assertThat(test.note()).contains("may not open issues").contains("Jira administrator");
        }
    }

    @Test
    void filesThatJiraDoesNotTakeShouldBeTold() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            answer(jira, "/attachment/meta", "{\"enabled\":false}");
            assertWarning(find(jira, "attachments"), Mender.JIRA_ADMIN, "takes no files");
            answer(jira, "/attachment/meta", "{\"enabled\":true,\"uploadLimit\":1048576}");
            assertWarning(find(jira, "attachments"), Mender.JIRA_ADMIN, "1048576 bytes");
        }
    }

    @Test
    void aFieldThatJiraDemandsAndNobodyFillsShouldBeNamed() {
        try (SandboxedJira jira = new SandboxedJira(
                SandboxOptions.cloud().withRequiredField("customfield_10050", "Severity"), SandboxedJira.options())) {
            assertWarning(find(jira, "required_fields"), Mender.JIRA_ADMIN, "Severity of a Bug");
        }
    }

    @Test
    void aScreenWithoutLabelsShouldBeTold() {
        try (SandboxedJira jira =
                new SandboxedJira(SandboxOptions.cloud().withoutOnScreen("labels"), SandboxedJira.options())) {
            assertWarning(find(jira, "screens"), Mender.JIRA_ADMIN, "labels of a Bug");
        }
    }

    @Test
    void aWorkflowWithoutAWayToDoneShouldBeTold() {
        try (SandboxedJira jira = new SandboxedJira(
                SandboxOptions.cloud().withWorkflow(Workflow.NO_WAY_TO_DONE), SandboxedJira.options())) {
            jira.tracker().open(newIssue(), marker());
            assertWarning(find(jira, "way_to_done"), Mender.JIRA_ADMIN, "no transition to a done status");
        }
    }

    @Test
    void aTransitionThatDemandsMoreShouldBeTold() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.tracker().open(newIssue(), marker());
            answer(
                    jira,
                    "/transitions",
                    "{\"transitions\":[{\"id\":\"1\",\"name\":\"Close\",\"to\":{\"name\":\"Done\",\"statusCategory\":{"
                            + "\"key\":\"done\"}},\"fields\":{\"resolution\":{\"required\":true},\"rootcause\":{"
                            + "\"required\":true}}}]}");
            assertWarning(find(jira, "way_to_done"), Mender.JIRA_ADMIN, "Close demands rootcause");
        }
    }

    @Test
    void aClockThatIsWrongShouldBeTheOperatorsToSet() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            answer(
                    jira,
                    "/serverInfo",
                    "{\"deploymentType\":\"Cloud\",\"version\":\"1\",\"serverTime\":\"2020-01-01T00:00:00.000+0000\"}");
            assertWarning(find(jira, "clock"), Mender.OPERATOR, "apart");
        }
    }

    @Test
    void whatJiraDoesNotTellShouldBeNoProof() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.sandbox.failNext("GET", "/mypermissions", new Fault.Answers(404, "application/json", "{}", Map.of()));
            assertThat(find(jira, "permissions").outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void whatIsNotReachedShouldNotBeToldOf() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.sandbox.fail("GET", "/myself", 2, new Fault.Answers(401, "application/json", "{}", Map.of()));
            ConnectionTest test = jira.trackers.test(jira.integration());
            assertThat(test.ok()).isFalse();
            assertThat(test.findings()).last().satisfies(last -> {
                assertThat(last.check()).isEqualTo("credentials");
                assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(last.who()).isEqualTo(Optional.of(Mender.INTEGRATION_ADMIN));
            });
        }
    }

    @Test
    void aJiraThatIsAwayShouldBeToldApartFromOneThatIsSetUpWrong() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            assertThat(examine(jira).interrupted()).isFalse();
            jira.sandbox.failNext("GET", "/serverInfo", new Fault.Answers(503, "text/plain", "", Map.of()));
            assertThat(examine(jira).interrupted()).isTrue();
            jira.sandbox.failNext("GET", "/myself", new Fault.Answers(503, "text/plain", "", Map.of()));
            assertThat(jira.trackers.test(jira.integration()).interrupted()).isTrue();
            jira.sandbox.failNext("GET", "/project/SEC", new Fault.Answers(404, "application/json", "{}", Map.of()));
            ConnectionTest lost = examine(jira);
            assertThat(lost.ok()).isFalse();
            assertThat(lost.interrupted()).isFalse();
        }
    }

    /** A test goes past an open breaker, for somebody wants to know; what nobody waits for does not. */
    @Test
    void anExaminationShouldLeaveAnUnwellJiraInPeace() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.sandbox.fail("GET", "/serverInfo", 10, new Fault.Answers(503, "text/plain", "", Map.of()));
            for (int times = 0; times < 10; times++) {
                assertThat(examine(jira).interrupted()).isTrue();
            }
            long asked = jira.sandbox.journal().count("GET", "");
            assertThat(examine(jira).interrupted()).isTrue();
            assertThat(jira.sandbox.journal().count("GET", "")).isEqualTo(asked);
            assertThat(jira.trackers.test(jira.integration()).ok()).isTrue();
        }
    }

    @Test
    void credentialsThatAreHeldBackShouldBeToldAsRefusedAndNotBeTried() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.sandbox.failNext("GET", "/myself", new Fault.Answers(401, "application/json", "{}", Map.of()));
            assertThat(failed(examine(jira))).containsExactly("credentials");
            long asked = jira.sandbox.journal().count("GET", "");
            ConnectionTest heldBack = examine(jira);
            assertThat(failed(heldBack)).containsExactly("credentials");
            assertThat(heldBack.interrupted()).isFalse();
            assertThat(jira.sandbox.journal().count("GET", "")).isEqualTo(asked);
        }
    }

    private static ConnectionTest examine(SandboxedJira jira) {
        return jira.trackers.examine(jira.integration(), Deadline.in(Duration.ofMinutes(1)));
    }

    private static List<String> failed(ConnectionTest test) {
        return test.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.FAILED)
                .map(Finding::check)
                .toList();
    }

    private static void answer(SandboxedJira jira, String path, String json) {
        jira.sandbox.failNext("GET", path, new Fault.Answers(200, "application/json", json, Map.of()));
    }

    private static Finding find(SandboxedJira jira, String check) {
        return jira.trackers.test(jira.integration()).findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static void assertWarning(Finding finding, Mender who, String... words) {
        assertThat(finding.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(finding.who()).contains(who);
        assertThat(finding.message()).contains(words);
    }
}

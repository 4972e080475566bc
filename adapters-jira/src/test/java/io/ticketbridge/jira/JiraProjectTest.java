package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.SUMMARY;
import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Priority;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Violation;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.Journal;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.jira.sandbox.Workflow;
import io.ticketbridge.port.Contents;
import io.ticketbridge.port.TestFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Projects that are set up in other ways than the usual one. */
class JiraProjectTest {
    @Test
    void priorityAndLabelsShouldBeSetWhereTheScreenHasThem() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            assertThat(jira.sandbox.issue(issue.id()).priority()).contains("Medium");
            assertThat(jira.sandbox.issue(issue.id()).labels()).containsExactly("security", "tkt-" + marker);
        }
    }

    @Test
    void anIssueShouldBeOpenedWithoutFieldsThatTheScreenLacks() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withoutOnScreen("priority", "labels"))) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            assertThat(jira.sandbox.issue(issue.id()).priority()).isEmpty();
            assertThat(jira.sandbox.journal().count("POST", "/issue")).isEqualTo(1);
        }
    }

    @Test
    void aDispensableFieldThatJiraRefusesShouldBeDroppedAndTheRestSentOnceMore() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            String refusal = "{\"errorMessages\":[],\"errors\":{\"priority\":\"Priority name 'Medium' is not valid\"}}";
            jira.sandbox.failNext("POST", "/issue$", new Fault.Answers(400, "application/json", refusal, Map.of()));
            jira.tracker().open(newIssue(), marker());
            assertThat(jira.count()).isEqualTo(1);
            jira.sandbox.fail("POST", "/issue$", 2, new Fault.Answers(400, "application/json", refusal, Map.of()));
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                    .isInstanceOf(Refusal.RejectedByJira.class);
            assertThat(jira.count()).isEqualTo(1);
        }
    }

    @Test
    void whatJiraRefusesShouldBeToldByTheFieldsDisplayName() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            String refusal = "{\"errorMessages\":[],\"errors\":{\"issuetype\":\"Not for you\"}}";
            jira.sandbox.failNext("POST", "/issue$", new Fault.Answers(400, "application/json", refusal, Map.of()));
            List<Violation> violations = catchThrowableOfType(
                            Refusal.RejectedByJira.class, () -> jira.tracker().open(newIssue(), marker()))
                    .violations();
            assertThat(violations).containsExactly(new Violation("Issue Type", "Not for you", "rejected"));
        }
    }

    @Test
    void issueTypesShouldBeMatchedInAnyCaseAndByTheMap() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withIssueTypes("BUG", "Work item"))) {
            assertThat(jira.sandbox
                            .issue(jira.tracker().open(newIssue(), marker()).id())
                            .type())
                    .isEqualTo("BUG");
            IssueRef story = jira.mapping(IssueType.STORY, "work ITEM")
                    .tracker()
                    .open(new NewIssue(SUMMARY, Optional.empty(), IssueType.STORY, Priority.MEDIUM), marker());
            assertThat(jira.sandbox.issue(story.id()).type()).isEqualTo("Work item");
        }
    }

    @Test
    void theCreateScreenShouldBeAskedForOnceAndAgainWhenJiraRefuses() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.tracker().open(newIssue(), marker());
            jira.tracker().open(newIssue(), marker());
            assertThat(jira.sandbox.journal().count("GET", "/createmeta/")).isEqualTo(2);

            jira.sandbox.failNext("POST", "/issue$", Fault.status(400));
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                    .isInstanceOf(Refusal.RejectedByJira.class);
            jira.tracker().open(newIssue(), marker());
            assertThat(jira.sandbox.journal().count("GET", "/createmeta/")).isEqualTo(4);
        }
    }

    @Test
    void issueTypesAndFieldsShouldBeFoundBeyondTheFirstPage() {
        String[] names =
                IntStream.rangeClosed(1, 120).mapToObj(i -> "Type " + i).toArray(String[]::new);
        names[119] = "Bug";
        SandboxOptions options = SandboxOptions.cloud().withIssueTypes(names);
        for (int i = 0; i < 60; i++) {
            options = options.withRequiredField("customfield_" + (10_000 + i), "Field " + i);
        }
        try (SandboxedJira jira = jira(options)) {
            List<Violation> violations = catchThrowableOfType(
                            Refusal.RejectedByJira.class, () -> jira.tracker().open(newIssue(), marker()))
                    .violations();

            assertThat(violations).extracting(Violation::field).hasSize(60).contains("Field 0", "Field 59");
        }
    }

    @Test
    void aMissingIssueTypeShouldBeRefusedWithThoseThereAre() {
        try (SandboxedJira jira = jira(SandboxOptions.dataCenter().withIssueTypes("Task", "Epic"))) {
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker()))
                    .isInstanceOf(Refusal.RejectedByJira.class)
                    .hasMessageContaining("has no issue type Bug, only Task, Epic")
                    .hasMessageContaining("issue_type_map");
            assertThat(jira.sandbox.journal().count("POST", "/issue")).isZero();
        }
    }

    @Test
    void closingShouldSetAResolutionWhereOneIsRequired() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.RESOLUTION_REQUIRED))) {
            IssueRef usual = jira.tracker().open(newIssue(), marker());
            jira.tracker().close(usual);
            assertThat(jira.sandbox.issue(usual.id()).resolution()).contains("Done");
            jira.closing(Optional.empty(), Optional.of("Won't Do"));
            IssueRef configured = jira.tracker().open(newIssue(), marker());
            jira.tracker().close(configured);
            assertThat(jira.sandbox.issue(configured.id()).resolution()).contains("Won't Do");
        }
    }

    @Test
    void closingShouldUseTheConfiguredTransition() {
        try (SandboxedJira jira = SandboxedJira.cloud().closing(Optional.of("to in review"), Optional.empty())) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            jira.tracker().close(issue);
            assertThat(jira.sandbox.issue(issue.id()).status()).isEqualTo("In Review");
        }
    }

    @Test
    void aWorkflowWithoutAWayToDoneShouldBeToldWithWhatItOffers() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.NO_WAY_TO_DONE))) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            assertThatThrownBy(() -> jira.tracker().close(issue))
                    .isInstanceOf(Refusal.NoWayToClose.class)
                    .hasMessageContaining("To In Progress, To In Review");
            assertThat(jira.sandbox.journal().count("POST", "/transitions")).isZero();
        }
    }

    @Test
    void aWorkflowThatNeedsSeveralStepsShouldBeLeftAsItIs() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.STEP_BY_STEP))) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());

            assertThatThrownBy(() -> jira.tracker().close(issue)).isInstanceOf(Refusal.NoWayToClose.class);
            assertThat(jira.sandbox.issue(issue.id()).status()).isEqualTo("To Do");
        }
    }

    @Test
    void aConfiguredRouteShouldBeWalkedFromWhereverTheIssueIs() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.STEP_BY_STEP))
                .closing(Optional.of("To In Progress > to in review > Close issue"), Optional.empty())) {
            IssueRef fresh = jira.tracker().open(newIssue(), marker());
            jira.tracker().close(fresh);
            assertThat(jira.sandbox.issue(fresh.id()).status()).isEqualTo("Done");
            assertThat(jira.sandbox.journal().count("POST", "/transitions")).isEqualTo(3);
            IssueRef halfway = jira.tracker().open(newIssue(), marker());
            jira.setStatus(halfway, "In Review");
            jira.tracker().close(halfway);
            assertThat(jira.sandbox.issue(halfway.id()).status()).isEqualTo("Done");
            assertThat(jira.sandbox.journal().count("POST", "/transitions")).isEqualTo(4);
        }
    }

    @Test
    void aConfiguredRouteThatEndsNowhereShouldBeToldWithWhatIsLeftOfIt() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.STEP_BY_STEP))
                .closing(Optional.of("To In Progress > Archive"), Optional.empty())) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            assertThatThrownBy(() -> jira.tracker().close(issue))
                    .isInstanceOf(Refusal.NoWayToClose.class)
                    .hasMessageContaining("no transition Archive from its status, only To To Do, To In Review");
        }
    }

    @Test
    void whatIsDoneAlreadyShouldNotBeClosedAgain() {
        try (SandboxedJira jira = jira(SandboxOptions.cloud().withWorkflow(Workflow.NO_WAY_TO_DONE))) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            jira.setStatus(issue, "Done");

            jira.tracker().close(issue);

            assertThat(jira.sandbox.journal().count("POST", "/transitions")).isZero();
        }
    }

    @Test
    void aFileThatJiraDoesNotTakeShouldBeRefused() {
        try (SandboxedJira jira = jira(SandboxOptions.dataCenter().withAttachmentLimit(3))) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());

            assertThatThrownBy(() -> jira.tracker()
                            .attach(issue, new FileName("a.png"), FileType.PNG, Contents.of(TestFiles.png())))
                    .isInstanceOf(Refusal.RejectedByJira.class)
                    .hasMessageContaining("exceeds its maximum permitted size of 3 bytes");
        }
    }

    @Test
    void aTestShouldTellWhichIssueTypesAreMissing() {
        try (SandboxedJira jira = jira(SandboxOptions.dataCenter().withIssueTypes("Task", "Epic"))) {
            ConnectionTest test = jira.trackers.test(jira.integration());

            assertThat(test.ok()).isTrue();
            assertThat(test.note()).contains("but not as Bug, Story").contains("issue_type_map");
            assertThat(test.details())
                    .containsEntry("edition", "Jira Data Center")
                    .containsEntry("account", JiraSandbox.ACCOUNT)
                    .containsEntry("issue_types", "Task, Epic")
                    .containsKeys("version", "project");
        }
    }

    @Test
    void aTestShouldTellByWhatAnIssueIsFoundAgain() {
        try (SandboxedJira with = SandboxedJira.cloud();
                SandboxedJira without = jira(SandboxOptions.cloud().withoutOnScreen("labels"))) {
            assertThat(with.trackers.test(with.integration()).details())
                    .containsEntry("marker", "entity property and label");
            assertThat(without.trackers.test(without.integration()).details().get("marker"))
                    .startsWith("entity property alone for Bug")
                    .contains("put the field Labels on the create screen");
        }
    }

    @Test
    void aWholeReadShouldCostOneCall() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            IssueRef issue = jira.tracker().open(newIssue(), marker());
            jira.comment(issue, "Dana Lee", "one");
            jira.sandbox.journal().clear();
            jira.tracker().read(issue);
            assertThat(jira.sandbox.journal().entries()).hasSize(1);
        }
    }

    @Test
    void ourNameShouldBeOursAndNoBrowsers() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.tracker().open(newIssue(), marker());
            assertThat(jira.sandbox.journal().entries())
                    .extracting(Journal.Entry::userAgent)
                    .containsOnly("Ticketbridge");
        }
    }

    private static SandboxedJira jira(SandboxOptions options) {
        return new SandboxedJira(options, SandboxedJira.options());
    }
}

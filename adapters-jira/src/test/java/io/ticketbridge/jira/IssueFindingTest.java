package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.sandbox.Edition;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import io.ticketbridge.port.IssueTracker.Sighting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an issue whose opening was not confirmed is found again. */
class IssueFindingTest {
    private static final String CREATE = "/issue$";
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(Edition.class)
    void anIssueWhoseAnswerWasLostShouldBeFoundBeforeTheSearchKnowsIt(Edition edition) {
        try (SandboxedJira jira = lagging(edition)) {
            jira.tracker().open(newIssue(), marker());
            IntentId marker = marker();
            jira.sandbox.failNext("POST", CREATE, new Fault.ResetsAfter());
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker))
                    .isInstanceOf(Refusal.OutcomeUnknown.class);
            assertThat(jira.tracker().find(marker, JUST_NOW, List.of()).issues())
                    .extracting(IssueRef::key)
                    .containsExactly("SEC-2");
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void anIssueThatNeverArrivedShouldBeSeenToBeAbsentAtOnce(Edition edition) {
        try (SandboxedJira jira = lagging(edition)) {
            IntentId marker = marker();
            jira.sandbox.failNext("POST", CREATE, new Fault.ResetsBefore());
            assertThatThrownBy(() -> jira.tracker().open(newIssue(), marker))
                    .isInstanceOf(Refusal.OutcomeUnknown.class);
            Sighting sighting = jira.tracker().find(marker, JUST_NOW, List.of());
            assertThat(sighting.issues()).isEmpty();
            assertThat(sighting.complete()).isTrue();
        }
    }

    @Test
    void anIssueBehindManyOthersShouldBeFoundByTheSearch() {
        try (SandboxedJira jira = new SandboxedJira(SandboxOptions.dataCenter(), SandboxedJira.options())) {
            for (int i = 0; i < 30; i++) {
                jira.tracker().open(newIssue(), marker());
            }
            IntentId marker = marker();
            IssueRef last = jira.tracker().open(newIssue(), marker);
            jira.sandbox.journal().clear();
            Sighting sighting = jira.tracker().find(marker, JUST_NOW, List.of());
            assertThat(sighting.issues()).containsExactly(last);
            assertThat(sighting.complete()).isFalse();
            assertThat(jira.sandbox.journal().entries("GET", "/search"))
                    .as("one for the number to begin with, one by the label")
                    .hasSize(2);
        }
    }

    @Test
    void whereEarlierIssuesAreKnownTheKeysShouldBeTriedFromThereOn() {
        try (SandboxedJira jira = lagging(Edition.CLOUD)) {
            IssueRef first = jira.tracker().open(newIssue(), marker());
            IssueRef earlier = jira.tracker().open(newIssue(), marker());
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            jira.sandbox.journal().clear();
            IssueRef elsewhere = new IssueRef("1", "OTHER-1");
            assertThat(jira.tracker()
                            .find(marker, JUST_NOW, List.of(earlier, first, elsewhere))
                            .issues())
                    .containsExactly(issue);
            assertThat(jira.sandbox.journal().entries()).hasSize(1);
        }
    }

    @Test
    void whoeverLooksNextShouldNotAskForWhatWasSeenToBeAnothers() {
        try (SandboxedJira jira = lagging(Edition.CLOUD)) {
            IssueRef earlier = jira.tracker().open(newIssue(), marker());
            for (int i = 0; i < 120; i++) {
                jira.tracker().open(newIssue(), marker());
            }
            IntentId absent = marker();
            assertThat(jira.tracker().find(absent, JUST_NOW, List.of(earlier)).complete())
                    .isTrue();
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            jira.sandbox.journal().clear();
            assertThat(jira.tracker().find(marker, JUST_NOW, List.of(earlier)).issues())
                    .containsExactly(issue);
            assertThat(jira.sandbox.journal().entries()).hasSize(1);
            assertThat(jira.tracker().find(absent, JUST_NOW, List.of(earlier)))
                    .isEqualTo(new Sighting(List.of(), true));
        }
    }

    /** After a crash many look for theirs, and each of them meets the others'. */
    @Test
    void whatAnotherMetOnItsWayShouldNotBeAskedForAgain() {
        try (SandboxedJira jira = lagging(Edition.CLOUD)) {
            IssueRef earlier = jira.tracker().open(newIssue(), marker());
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            jira.tracker().find(marker(), JUST_NOW, List.of(earlier));
            jira.sandbox.journal().clear();
            assertThat(jira.tracker().find(marker, JUST_NOW, List.of(earlier)))
                    .isEqualTo(new Sighting(List.of(issue), true));
            assertThat(jira.sandbox.journal().entries()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void aCloneThatSomebodyMadeShouldNotBeTakenForASecondIssue(Edition edition) {
        try (SandboxedJira jira = new SandboxedJira(SandboxOptions.of(edition), SandboxedJira.options())) {
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            jira.sandbox.cloneAs(issue.id(), "Ann Analyst");
            assertThat(jira.tracker().findAll(marker, JUST_NOW)).containsExactly(issue);
        }
    }

    @Test
    void whereTheScreenHasNoLabelsThePropertyShouldDo() {
        try (SandboxedJira jira =
                new SandboxedJira(SandboxOptions.cloud().withoutOnScreen("labels"), SandboxedJira.options())) {
            IntentId marker = marker();
            IssueRef issue = jira.tracker().open(newIssue(), marker);
            assertThat(jira.sandbox.issue(issue.id()).labels()).isEmpty();
            assertThat(jira.tracker().find(marker, JUST_NOW, List.of()).issues())
                    .containsExactly(issue);
        }
    }

    @Test
    void anIssueThatSomebodyWroteInTheSameWordsShouldNotBeTakenForIt() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            jira.tracker().open(newIssue(), marker());
            assertThat(jira.tracker().find(marker(), JUST_NOW, List.of()).issues())
                    .isEmpty();
        }
    }

    @Test
    void whatJiraItselfAnsweredShouldBeToldFromWhatAProxyDid() {
        try (SandboxedJira jira = SandboxedJira.cloud()) {
            assertThat(answered(jira, Fault.status(500))).isTrue();
            assertThat(answered(jira, Fault.status(503))).isTrue();
            assertThat(answered(jira, Fault.html(503))).isFalse();
            assertThat(answered(jira, Fault.html(502))).isFalse();
            assertThat(answered(jira, Fault.status(504))).isFalse();
        }
    }

    private static boolean answered(SandboxedJira jira, Fault fault) {
        jira.sandbox.failNext("POST", CREATE, fault);
        return catchThrowableOfType(
                        Refusal.OutcomeUnknown.class, () -> jira.tracker().open(newIssue(), marker()))
                .answered();
    }

    private static SandboxedJira lagging(Edition edition) {
        return new SandboxedJira(
                SandboxOptions.of(edition).withSearchLag(Duration.ofHours(1)), SandboxedJira.options());
    }
}

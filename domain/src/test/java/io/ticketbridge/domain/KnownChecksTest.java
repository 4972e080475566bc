package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is a change for the worse, and what is none. */
class KnownChecksTest {
    private static final Finding PASSED = Finding.passed("permissions", "All granted");
    private static final Finding WARNING = Finding.warning("permissions", "May not comment", Mender.JIRA_ADMIN);
    private static final Finding FAILED = Finding.failed("permissions", "May not open", Mender.JIRA_ADMIN);
    private static final Finding UNKNOWN = Finding.unknown("permissions", "Jira did not tell");

    @Test
    void whatWasWellAndIsNotAnyMoreShouldBeWorse() {
        assertThat(after(PASSED).worseIn(found(WARNING))).containsExactly(WARNING);
        assertThat(after(PASSED).worseIn(found(FAILED))).containsExactly(FAILED);
        assertThat(after(WARNING).worseIn(found(FAILED))).containsExactly(FAILED);
    }

    @Test
    void whatIsAsItWasOrBetterShouldNot() {
        assertThat(after(FAILED).worseIn(found(FAILED))).isEmpty();
        assertThat(after(FAILED).worseIn(found(WARNING))).isEmpty();
        assertThat(after(WARNING).worseIn(found(WARNING))).isEmpty();
        assertThat(after(WARNING).worseIn(found(PASSED))).isEmpty();
    }

    @Test
    void aCheckOfWhichNothingIsKnownShouldBeTakenForWell() {
        Finding other = Finding.failed("project", "Not visible", Mender.INTEGRATION_ADMIN);
        assertThat(KnownChecks.NONE.worseIn(found(WARNING))).containsExactly(WARNING);
        assertThat(after(PASSED).worseIn(found(PASSED, other))).containsExactly(other);
        assertThat(KnownChecks.NONE.worseIn(found(PASSED, UNKNOWN))).isEmpty();
    }

    @Test
    void whatWasNotReachedOrCannotBeToldShouldBeKnownAsBefore() {
        Finding away = Finding.failed("reachable", "Jira is not available", Mender.INTEGRATION_ADMIN);
        KnownChecks meanwhile = after(WARNING).told(found(away)).told(found(UNKNOWN));
        assertThat(after(PASSED).worseIn(found(UNKNOWN))).isEmpty();
        assertThat(meanwhile.worseIn(found(WARNING))).isEmpty();
        assertThat(meanwhile.worseIn(found(FAILED))).containsExactly(FAILED);
    }

    @Test
    void whatIsStillToBeToldShouldStayWorseAndWhatWasMendedShouldBeKnown() {
        assertThat(after(PASSED).untold(found(FAILED)).worseIn(found(FAILED))).containsExactly(FAILED);
        assertThat(after(FAILED).untold(found(PASSED)).worseIn(found(FAILED))).containsExactly(FAILED);
        assertThat(after(PASSED).untold(found(FAILED)).outcomes()).isEqualTo(Map.of("permissions", Outcome.PASSED));
    }

    @Test
    void theWorstFindingShouldBeTheHealth() {
        Finding warning = Finding.warning("clock", "Apart", Mender.OPERATOR);
        assertThat(found(PASSED, UNKNOWN).health()).isEqualTo(Health.OK);
        assertThat(found(PASSED, warning).health()).isEqualTo(Health.WARNING);
        assertThat(found(warning, FAILED).health()).isEqualTo(Health.FAILED);
        assertThat(found(warning).ok()).isTrue();
        assertThat(found(FAILED).ok()).isFalse();
    }

    /** Names of fields and transitions are Jira's words, and a database or a log may not take all of them. */
    @Test
    void aMessageShouldBeOneLineThatCanBeStored() {
        assertThat(Finding.passed("screens", "a\nb\0c\ud800").message()).isEqualTo("a b c\ufffd");
        assertThat(Finding.passed("screens", "x".repeat(9_000)).message()).hasSize(2_000);
    }

    private static KnownChecks after(Finding... findings) {
        return KnownChecks.NONE.told(found(findings));
    }

    private static Checkup found(Finding... findings) {
        return new Checkup(Instant.EPOCH, List.of(findings));
    }
}

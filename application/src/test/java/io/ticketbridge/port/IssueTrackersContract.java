package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.marker;
import static io.ticketbridge.port.Fixtures.newIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.ConnectionTest;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link IssueTrackers} promises. */
public interface IssueTrackersContract {
    IssueTrackers trackers();

    /** An integration with a project that is there. */
    Integration integration();

    Staff staff();

    @Test
    default void aTrackerShouldWorkInTheIntegrationsProject() {
        trackers().of(integration(), Deadline.in(Duration.ofMinutes(1))).open(newIssue(), marker());
        assertThat(staff().count()).isEqualTo(1);
    }

    @Test
    default void aTrackerWhoseTimeIsOverShouldAskForNothing() {
        IssueTracker late = trackers().of(integration(), Deadline.in(Duration.ZERO));
        assertThatThrownBy(() -> late.open(newIssue(), marker())).isInstanceOf(Refusal.JiraUnavailable.class);
        assertThatThrownBy(() -> late.find(marker(), Duration.ZERO, List.of()))
                .isInstanceOf(Refusal.JiraUnavailable.class);
        assertThat(staff().count()).isZero();
    }

    @Test
    default void anAddressThatTheOperatorDoesNotListShouldBeRefused() {
        trackers().check(integration().baseUrl());
        assertThatThrownBy(() -> trackers().check(new BaseUrl("https://jira.invalid")))
                .isInstanceOf(Refusal.AddressNotAllowed.class);
    }

    @Test
    default void aClientThatIsNotThereShouldBeRefused() {
        Integration usual = integration();
        trackers().checkClient(usual.config(), usual.baseUrl(), usual.credentials());
        Integration other = with(usual, usual.config().through(Optional.of("nobody-wrote-it")));
        assertThatThrownBy(() -> trackers().checkClient(other.config(), other.baseUrl(), other.credentials()))
                .isInstanceOf(Refusal.AddressNotAllowed.class);
        IssueTracker tracker = trackers().of(other, Deadline.in(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> tracker.open(newIssue(), marker())).isInstanceOf(Refusal.AddressNotAllowed.class);
        assertThat(trackers().test(other).ok()).isFalse();
        assertThat(staff().count()).isZero();
    }

    @Test
    default void testShouldTellWhatItFoundAndWriteNothing() {
        assertThat(trackers().test(integration()).ok()).isTrue();
        assertThat(trackers().test(integration()).statusCode()).contains(200);
        assertThat(trackers().test(integration()).details()).containsKey("edition");
        assertThat(staff().count()).isZero();
    }

    @Test
    default void testShouldTellWhatFailsAndNotThrow() {
        Integration lost = withProject(integration(), "NOPE");
        assertThat(trackers().test(lost).ok()).isFalse();
        assertThat(trackers().test(lost).note()).isNotBlank();
        assertThat(trackers().test(lost).findings()).anyMatch(finding -> finding.outcome() == Finding.Outcome.FAILED);
        assertThat(trackers().test(lost).interrupted()).isFalse();
    }

    @Test
    default void toExamineShouldFindWhatATestFinds() {
        Deadline soon = Deadline.in(Duration.ofMinutes(1));
        assertThat(trackers().examine(integration(), soon).findings())
                .isEqualTo(trackers().test(integration()).findings());
        assertThat(trackers().examine(withProject(integration(), "NOPE"), soon).ok())
                .isFalse();
        assertThat(staff().count()).isZero();
    }

    @Test
    default void whatCannotBeAskedInTimeShouldBeToldAsInterrupted() {
        ConnectionTest late = trackers().examine(integration(), Deadline.in(Duration.ZERO));
        assertThat(late.ok()).isFalse();
        assertThat(late.interrupted()).isTrue();
        assertThat(late.findings()).anyMatch(finding -> finding.outcome() == Finding.Outcome.FAILED);
    }

    private static Integration withProject(Integration integration, String key) {
        return with(integration, new JiraConfig(key, Optional.empty(), Optional.empty(), List.of(), Map.of()));
    }

    private static Integration with(Integration integration, JiraConfig config) {
        return new Integration(
                integration.id(),
                integration.owner(),
                integration.name(),
                integration.baseUrl(),
                integration.credentials(),
                config,
                integration.inboundSecret(),
                integration.active(),
                integration.syncInbound(),
                integration.createdAt(),
                integration.updatedAt());
    }
}

package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Checkup;
import io.ticketbridge.domain.Finding;
import io.ticketbridge.domain.Finding.Mender;
import io.ticketbridge.domain.Finding.Outcome;
import io.ticketbridge.domain.Health;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.KnownChecks;
import io.ticketbridge.port.Checkups.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Checkups} promises. Others may have integrations in the same store. */
public interface CheckupsContract {
    int ALL = 100_000;
    Duration LONG = Duration.ofHours(1);
    Checkup FOUND = new Checkup(
            NOW,
            List.of(
                    Finding.passed("reachable", "Jira answers"),
                    Finding.unknown("clock", "Jira does not tell the time"),
                    Finding.warning("screens", "No field \"Priorit\u00e9\"", Mender.JIRA_ADMIN)));
    Checkup OTHER = new Checkup(
            NOW.plusSeconds(1), List.of(Finding.failed("reachable", "Not available", Mender.INTEGRATION_ADMIN)));

    Checkups checkups();

    Integrations integrations();

    Accounts accounts();

    @Test
    default void whatWasFoundShouldBeKeptAsItWas() {
        IntegrationId id = enrolled();
        Claim claim = claim(id);
        assertThat(claim.known()).isEqualTo(KnownChecks.NONE);
        assertThat(claim.silences()).isZero();
        assertThat(checkups().find(id)).isEmpty();
        KnownChecks known = KnownChecks.NONE.told(FOUND);
        assertThat(checkups().keep(claim.heard(false), FOUND, known, Duration.ZERO))
                .isTrue();
        assertThat(checkups().find(id)).contains(FOUND);
        Claim next = claim(id);
        assertThat(next.known().outcomes()).isEqualTo(Map.of("reachable", Outcome.PASSED, "screens", Outcome.WARNING));
        assertThat(next.silences()).isEqualTo(1);
        assertThat(checkups().keep(next.heard(true), OTHER, known, LONG)).isTrue();
        assertThat(checkups().find(id)).contains(OTHER);
    }

    @Test
    default void healthShouldBeThatOfThoseThatWereExamined() {
        IntegrationId well = enrolled();
        IntegrationId ill = enrolled();
        IntegrationId never = enrolled();
        checkups().keep(claim(well), FOUND, KnownChecks.NONE, LONG);
        checkups().keep(claim(ill), OTHER, KnownChecks.NONE, LONG);
        assertThat(checkups().healthOf(List.of(well, ill, never)))
                .isEqualTo(Map.of(well, Health.WARNING, ill, Health.FAILED));
        assertThat(checkups().healthOf(List.of())).isEmpty();
    }

    @Test
    default void oneShouldBeClaimedByOneOfManyWhoTry() {
        IntegrationId id = enrolled();
        List<Optional<Claim>> claims = AtOnce.run(() -> checkups().claim(id, LONG));
        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(checkups().due(ALL)).doesNotContain(id);
    }

    @Test
    default void whoeverDiedWithAClaimShouldBeFollowedByTheNext() {
        IntegrationId id = enrolled();
        Claim dead = checkups().claim(id, Duration.ZERO).orElseThrow();
        assertThat(checkups().due(ALL)).contains(id);
        Claim next = claim(id);
        assertThat(checkups().keep(dead, OTHER, KnownChecks.NONE, Duration.ZERO))
                .isFalse();
        checkups().release(dead, Duration.ZERO);
        assertThat(checkups().due(ALL)).doesNotContain(id);
        assertThat(checkups().find(id)).isEmpty();
        assertThat(checkups().keep(next, FOUND, KnownChecks.NONE, LONG)).isTrue();
    }

    @Test
    default void itShouldBeTimeAgainWhenItWasSaid() {
        IntegrationId id = enrolled();
        checkups().keep(claim(id), FOUND, KnownChecks.NONE, LONG);
        assertThat(checkups().due(ALL)).doesNotContain(id);
        assertThat(checkups().claim(id, LONG)).isEmpty();
        checkups().hasten(id);
        assertThat(checkups().due(ALL)).contains(id);
    }

    @Test
    default void whatIsReleasedShouldLeaveWhatWasFoundAndHowItStood() {
        IntegrationId id = enrolled();
        checkups().keep(claim(id), FOUND, KnownChecks.NONE.told(FOUND), Duration.ZERO);
        checkups().release(claim(id).heard(false), Duration.ZERO);
        assertThat(checkups().find(id)).contains(FOUND);
        Claim next = claim(id);
        assertThat(next.silences()).isEqualTo(1);
        assertThat(next.known()).isEqualTo(KnownChecks.NONE.told(FOUND));
        checkups().release(next, LONG);
        assertThat(checkups().due(ALL)).doesNotContain(id);
    }

    @Test
    default void whatIsChangedMeanwhileShouldNotBeJudgedByWhatItWas() {
        IntegrationId id = enrolled();
        Claim before = claim(id);
        checkups().hasten(id);
        assertThat(checkups().keep(before, FOUND, KnownChecks.NONE, LONG)).isFalse();
        assertThat(checkups().due(ALL)).contains(id);
    }

    @Test
    default void aClaimThatIsSeizedShouldPass() {
        IntegrationId id = enrolled();
        Claim first = claim(id);
        Claim seized = checkups().seize(id, LONG).orElseThrow();
        assertThat(checkups().keep(first, OTHER, KnownChecks.NONE, LONG)).isFalse();
        assertThat(checkups().keep(seized, FOUND, KnownChecks.NONE, LONG)).isTrue();
        assertThat(checkups().find(id)).contains(FOUND);
    }

    @Test
    default void oneThatNobodyThoughtOfYetMayBeSeizedByManyAtOnce() {
        IntegrationId id = added().id();
        List<Optional<Claim>> claims = AtOnce.run(() -> checkups().seize(id, LONG));
        assertThat(claims).allMatch(Optional::isPresent);
        assertThat(claims.stream().filter(claim -> checkups().keep(claim.orElseThrow(), FOUND, KnownChecks.NONE, LONG)))
                .hasSize(1);
    }

    @Test
    default void thoseThatNobodyThoughtOfYetShouldComeDueOneAfterTheOther() {
        IntegrationId first = added().id();
        IntegrationId second = added().id();
        checkups().enrol(LONG);
        checkups().enrol(Duration.ZERO);
        assertThat(checkups().due(ALL)).doesNotContain(second);
        checkups().hasten(second);
        assertThat(checkups().claim(second, LONG)).isPresent();
        assertThat(checkups().healthOf(List.of(first, second))).isEmpty();
    }

    @Test
    default void manyNodesMayThinkOfThemAtOnce() {
        IntegrationId id = added().id();
        AtOnce.run(() -> {
            checkups().enrol(Duration.ZERO);
            return true;
        });
        assertThat(checkups().due(ALL)).containsOnlyOnce(id);
    }

    @Test
    default void oneThatIsNotActiveShouldNotComeDue() {
        Integration added = added();
        assertThat(integrations().update(inactive(added), added.updatedAt())).isTrue();
        checkups().enrol(Duration.ZERO);
        assertThat(checkups().due(ALL)).doesNotContain(added.id());
        IntegrationId id = enrolled();
        Integration once = integrations().find(id).orElseThrow();
        integrations().update(inactive(once), once.updatedAt());
        assertThat(checkups().due(ALL)).doesNotContain(id);
    }

    @Test
    default void whatWasFoundShouldGoWithTheIntegration() {
        IntegrationId id = enrolled();
        Claim claim = claim(id);
        assertThat(checkups().keep(claim, FOUND, KnownChecks.NONE, Duration.ZERO))
                .isTrue();
        integrations().remove(id);
        assertThat(checkups().find(id)).isEmpty();
        assertThat(checkups().healthOf(List.of(id))).isEmpty();
        assertThat(checkups().due(ALL)).doesNotContain(id);
        assertThat(checkups().claim(id, LONG)).isEmpty();
        assertThat(checkups().seize(id, LONG)).isEmpty();
        assertThat(checkups().keep(claim, FOUND, KnownChecks.NONE, LONG)).isFalse();
        checkups().release(claim, LONG);
        checkups().hasten(id);
        assertThat(checkups().find(id)).isEmpty();
    }

    private Claim claim(IntegrationId id) {
        return checkups().claim(id, LONG).orElseThrow();
    }

    private IntegrationId enrolled() {
        IntegrationId id = added().id();
        checkups().enrol(Duration.ZERO);
        return id;
    }

    private Integration added() {
        return integrations()
                .add(newIntegration(new IntegrationOwner.Personal(
                        People.user(accounts(), "alice").id())));
    }

    private static Integration inactive(Integration stored) {
        return new Integration(
                stored.id(),
                stored.owner(),
                stored.name(),
                stored.baseUrl(),
                stored.credentials(),
                stored.config(),
                stored.inboundSecret(),
                false,
                stored.syncInbound(),
                stored.createdAt(),
                stored.updatedAt().plusSeconds(1));
    }
}

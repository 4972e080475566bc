package io.ticketbridge.port;

import static io.ticketbridge.port.Fixtures.NOW;
import static io.ticketbridge.port.Fixtures.newIntegration;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.IntegrationOwner;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Integrations} promises. */
public interface IntegrationsContract {
    Integrations integrations();

    Accounts accounts();

    @Test
    default void findShouldGiveBackWhatWasAddedWithItsSecrets() {
        Integration added = integrations().add(newIntegration(someone()));
        assertThat(integrations().find(added.id())).contains(added);
        assertThat(integrations().find(new IntegrationId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void updateShouldReplaceEverySetting() {
        Integration added = integrations().add(newIntegration(someone()));
        Integration changed = new Integration(
                added.id(),
                added.owner(),
                "Renamed",
                new BaseUrl("https://jira.example.com/jira"),
                new Credentials.PersonalAccessToken(new Secret("pat")),
                new JiraConfig(
                        "OPS",
                        Optional.of("Close issue"),
                        Optional.of("Won't Do"),
                        List.of("security", "triage"),
                        Map.of(IssueType.STORY, "Task", IssueType.BUG, "Défaut"),
                        Optional.of("jrjc")),
                Optional.empty(),
                false,
                true,
                added.createdAt(),
                NOW.plusSeconds(60));
        assertThat(integrations().update(changed, added.updatedAt())).isTrue();
        assertThat(integrations().find(added.id())).contains(changed);
    }

    /** A token that was taken away does not come back with whoever had read it before. */
    @Test
    default void whatOthersChangedMeanwhileShouldStay() {
        Integration added = integrations().add(newIntegration(someone()));
        Integration changed = renamed(added, "First");
        assertThat(integrations().update(changed, added.updatedAt())).isTrue();
        assertThat(integrations().update(renamed(added, "Second"), added.updatedAt()))
                .isFalse();
        assertThat(integrations().find(added.id())).contains(changed);
    }

    private static Integration renamed(Integration stored, String name) {
        return new Integration(
                stored.id(),
                stored.owner(),
                name,
                stored.baseUrl(),
                stored.credentials(),
                stored.config(),
                stored.inboundSecret(),
                stored.active(),
                stored.syncInbound(),
                stored.createdAt(),
                stored.updatedAt().plusSeconds(1));
    }

    @Test
    default void listShouldHoldThoseOfAnyOfTheOwnersOldestFirst() {
        IntegrationOwner alice = someone();
        IntegrationOwner red =
                new IntegrationOwner.OfTeam(People.team(accounts()).id());
        Integration first = integrations().add(newIntegration(alice));
        Integration second = integrations().add(newIntegration(red));
        Integration others = integrations().add(newIntegration(someone()));
        assertThat(integrations().list(List.of(red, alice))).containsExactly(first, second);
        assertThat(integrations().list(List.of(red))).containsExactly(second);
        assertThat(integrations().list(List.of())).isEmpty();
        assertThat(integrations().listAll()).containsSubsequence(first, second, others);
    }

    @Test
    default void aUserAndATeamWithTheSameNumberShouldNotBeMistaken() {
        TeamId red = People.team(accounts()).id();
        integrations().add(newIntegration(new IntegrationOwner.OfTeam(red)));
        IntegrationOwner sameNumber = new IntegrationOwner.Personal(new UserId(red.value()));
        assertThat(integrations().list(List.of(sameNumber)))
                .allSatisfy(found -> assertThat(found.owner()).isEqualTo(sameNumber));
    }

    @Test
    default void removeShouldTakeOneAndMayBeRepeated() {
        Integration added = integrations().add(newIntegration(someone()));
        integrations().remove(added.id());
        integrations().remove(added.id());
        assertThat(integrations().update(added, added.updatedAt())).isFalse();
        assertThat(integrations().find(added.id())).isEmpty();
    }

    @Test
    default void aRemovedTeamShouldTakeItsIntegrationsWithIt() {
        TeamId red = People.team(accounts()).id();
        Integration added = integrations().add(newIntegration(new IntegrationOwner.OfTeam(red)));
        accounts().removeTeam(red);
        assertThat(integrations().find(added.id())).isEmpty();
    }

    private IntegrationOwner someone() {
        return new IntegrationOwner.Personal(People.user(accounts(), "alice").id());
    }
}

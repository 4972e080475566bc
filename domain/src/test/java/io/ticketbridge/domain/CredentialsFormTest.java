package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsFormTest {
    private static final Credentials CLOUD = new Credentials.ApiToken("bot@example.com", new Secret("old"));
    private static final Credentials DATA_CENTER = new Credentials.PersonalAccessToken(new Secret("pat"));

    @Test
    void emailAndApiTokenShouldBeJiraClouds() {
        assertThat(form("bot@example.com", "old", null).complete()).isEqualTo(CLOUD);
    }

    @Test
    void aTokenShouldBeJiraDataCenters() {
        assertThat(form(null, null, "pat").complete()).isEqualTo(DATA_CENTER);
    }

    @Test
    void halfOfThemShouldBeRefused() {
        assertThat(violationOf(() -> form("bot@example.com", null, null).complete())
                        .field())
                .isEqualTo("credentials");
        assertThat(violationOf(() -> form(null, null, null).complete()).code()).isEqualTo("required");
    }

    @Test
    void aMaskShouldBeRefusedWhereNothingIsStored() {
        assertThat(violationOf(() -> form(null, null, Secret.MASK).complete()).field())
                .isEqualTo("credentials.token");
        assertThat(violationOf(() -> form("bot@example.com", Secret.MASK, null).complete())
                        .field())
                .isEqualTo("credentials.api_token");
    }

    @Test
    void aMaskOrSilenceShouldKeepWhatIsStored() {
        assertThat(form("bot@example.com", Secret.MASK, null).completedFrom(CLOUD))
                .isEqualTo(CLOUD);
        assertThat(form(null, null, null).completedFrom(CLOUD)).isEqualTo(CLOUD);
        assertThat(form(null, null, Secret.MASK).completedFrom(DATA_CENTER)).isEqualTo(DATA_CENTER);
        assertThat(form(null, null, null).completedFrom(DATA_CENTER)).isEqualTo(DATA_CENTER);
    }

    @Test
    void aNewEmailShouldKeepTheStoredToken() {
        assertThat(form("new@example.com", Secret.MASK, null).completedFrom(CLOUD))
                .isEqualTo(new Credentials.ApiToken("new@example.com", new Secret("old")));
    }

    @Test
    void newSecretsShouldReplaceStoredOnesAlsoOfTheOtherKind() {
        assertThat(form(null, "new", null).completedFrom(CLOUD))
                .isEqualTo(new Credentials.ApiToken("bot@example.com", new Secret("new")));
        assertThat(form(null, null, "pat").completedFrom(CLOUD)).isEqualTo(DATA_CENTER);
        assertThat(form("bot@example.com", "old", null).completedFrom(DATA_CENTER))
                .isEqualTo(CLOUD);
    }

    @Test
    void secretsShouldHideThemselves() {
        assertThat(CLOUD.toString()).doesNotContain("old");
        assertThat(form("bot@example.com", "old", "pat").toString()).doesNotContain("old", "pat");
    }

    private static CredentialsForm form(@Nullable String email, @Nullable String apiToken, @Nullable String token) {
        return new CredentialsForm(
                Optional.ofNullable(email),
                Optional.ofNullable(apiToken).map(Secret::new),
                Optional.ofNullable(token).map(Secret::new));
    }
}

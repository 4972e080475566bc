package io.ticketbridge.jrjc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class JrjcVersionTest {
    private static final Credentials TOKEN = new Credentials.PersonalAccessToken(new Secret("token"));
    private static final Credentials ACCOUNT = new Credentials.ApiToken("a@example.com", new Secret("token"));
    private static final BaseUrl PLAIN = new BaseUrl("http://jira.example.com");
    private static final BaseUrl TLS = new BaseUrl("https://jira.example.com");

    @Test
    void theOneThatIsHereShouldBeKnown() {
        assertThat(JrjcVersion.ofThatHere().value()).isEqualTo("2.0.0-m32.w1");
    }

    @Test
    void anOldOneShouldBeForHttpAndDataCenterAlone() {
        for (String value : List.of("2.0.0-m32.w1", "5.2.7", "of an unknown version")) {
            JrjcVersion version = new JrjcVersion(value);
            assertThatCode(() -> version.check(PLAIN, TOKEN)).doesNotThrowAnyException();
            assertThatThrownBy(() -> version.check(TLS, TOKEN))
                    .isInstanceOf(Refusal.AddressNotAllowed.class)
                    .hasMessageContaining(value + " checks no host name in TLS");
            assertThatThrownBy(() -> version.check(PLAIN, ACCOUNT))
                    .isInstanceOf(Refusal.AddressNotAllowed.class)
                    .hasMessageContaining("cannot read users of Jira Cloud");
        }
    }

    @Test
    void aSevenShouldBeForAll() {
        for (String value : List.of("7.0.1", "7.1.0-SNAPSHOT", "10.0")) {
            assertThatCode(() -> new JrjcVersion(value).check(TLS, ACCOUNT)).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsRefusedShouldBeRefusedWhenItIsConfiguredTestedAndUsed() {
        try (JrjcJira jira = new JrjcJira(SandboxOptions.dataCenter(), JrjcJira.ON_CLASS_PATH)) {
            Integration tls = JrjcJira.at("https://jira.example.com");
            assertThatThrownBy(() -> jira.trackers.checkClient(tls.config(), tls.baseUrl(), tls.credentials()))
                    .isInstanceOf(Refusal.AddressNotAllowed.class);
            assertThat(jira.trackers.test(tls).ok()).isFalse();
            assertThat(jira.trackers.test(tls).note()).contains("checks no host name in TLS");
            assertThat(jira.trackers.test(jira.integration()).ok()).isTrue();
        }
    }
}

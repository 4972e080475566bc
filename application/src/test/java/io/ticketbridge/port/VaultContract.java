package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import org.junit.jupiter.api.Test;

/** What every {@link Vault} promises. */
public interface VaultContract {
    Vault vault();

    /** Another vault, with another key. */
    Vault otherVault();

    @Test
    default void whatIsSealedShouldBeOpenedForItsPlace() {
        Secret secret = new Secret("tökén \uD83D\uDD11");
        assertThat(vault().open(vault().seal(secret, "integration/1/token"), "integration/1/token"))
                .isEqualTo(secret);
    }

    @Test
    default void theSameSecretShouldNeverBeSealedTheSame() {
        Secret secret = new Secret("token");
        assertThat(vault().seal(secret, "a")).isNotEqualTo(vault().seal(secret, "a"));
    }

    @Test
    default void theSealedTextShouldNotShowTheSecret() {
        assertThat(vault().seal(new Secret("token"), "a")).doesNotContain("token");
    }

    @Test
    default void whatIsSealedForAnotherPlaceShouldNotBeOpened() {
        String sealed = vault().seal(new Secret("token"), "integration/1/token");
        assertThatThrownBy(() -> vault().open(sealed, "integration/2/token")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void whatAnotherVaultSealedShouldNotBeOpened() {
        String sealed = otherVault().seal(new Secret("token"), "a");
        assertThatThrownBy(() -> vault().open(sealed, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void whatWasAlteredShouldNotBeOpened() {
        String sealed = vault().seal(new Secret("token"), "a");
        char last = sealed.charAt(sealed.length() - 3);
        String altered = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        assertThatThrownBy(() -> vault().open(altered, "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault().open("", "a")).isInstanceOf(IllegalStateException.class);
    }
}

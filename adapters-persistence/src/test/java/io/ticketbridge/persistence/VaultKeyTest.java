package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyTest {
    @Test
    void keysForDifferentPurposesShouldDiffer() {
        VaultKey key = VaultKey.random();
        assertThat(key.derive("a").getEncoded()).isNotEqualTo(key.derive("b").getEncoded());
        assertThat(key.derive("a").getEncoded()).hasSize(32);
    }

    @Test
    void aKeyShouldShowItsIdAlone() {
        VaultKey key = VaultKey.random();
        assertThat(key).hasToString("VaultKey[" + key.id() + "]");
        assertThat(key.id()).matches("[0-9a-f]{8}");
        assertThat(VaultKey.parse(key.base64()).orElseThrow().id()).isEqualTo(key.id());
        assertThat(VaultKey.random().id()).isNotEqualTo(key.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2hvcnQ=", "!!!"})
    void whatIsNoKeyShouldNotBeTakenForOne(String text) {
        assertThat(VaultKey.parse(new Secret(text))).isEmpty();
    }
}

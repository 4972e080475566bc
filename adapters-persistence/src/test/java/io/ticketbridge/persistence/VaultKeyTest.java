package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFirstKeyShouldBeMadeForItsOwnerAloneAndKept() throws Exception {
        Path file = folder.resolve("secret.key");
        VaultKey first = VaultKey.loadOrCreate(file);
        VaultKey again = VaultKey.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.derive("a").getEncoded()).isEqualTo(first.derive("a").getEncoded());
    }

    @Test
    void keysForDifferentPurposesShouldDiffer() {
        VaultKey key = VaultKeys.random();
        assertThat(key.derive("a").getEncoded()).isNotEqualTo(key.derive("b").getEncoded());
        assertThat(key).hasToString("VaultKey[********]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2hvcnQ=", "!!!"})
    void aMalformedKeyShouldBeRefusedWithHowToMakeOne(String text) {
        assertThatThrownBy(() -> VaultKey.parse(new Secret(text)))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void anUnreadableFileShouldBeToldInASentence() {
        assertThatThrownBy(() -> VaultKey.loadOrCreate(folder.resolve("missing").resolve("secret.key")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("check its permissions");
    }
}

package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void ofSeveralThatStartAtOnceAllShouldTakeTheSameKey() {
        Path file = folder.resolve("secret.key");
        Set<String> keys = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> VaultKey.loadOrCreate(file).derive("a").getEncoded())
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("secret.key");
    }

    @Test
    void aFileWithoutAKeyShouldBeLeftAsItIsAndNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.key"), "not-a-key");
        assertThatThrownBy(() -> VaultKey.loadOrCreate(file))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("not-a-key");
        assertThat(file).hasContent("not-a-key");
    }

    @Test
    void anUnreadableFileShouldBeToldInASentence() {
        assertThatThrownBy(() -> VaultKey.loadOrCreate(folder.resolve("missing").resolve("secret.key")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("check its permissions");
    }
}

package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where secret keys come from, and what is told where they do not. */
class KeySourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFirstKeyShouldBeMadeForItsOwnerAloneAndKept() throws Exception {
        KeyFile file = file();
        file.createIfMissing();
        String first = KeyRing.load(file).first().id();
        file.createIfMissing();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
        assertThat(KeyRing.load(file).first().id()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "bridge, rw-------, true",
        "bridge, r--------, true",
        "bridge, r--r-----, false",
        "root, r--r-----, true",
        "0, rw-r-----, true",
        "root, rw-rw----, false",
        "root, r--r--r--, false",
    })
    void whatRootKeepsAGroupMayRead(String owner, String permissions, boolean isItsUsersAlone) {
        assertThat(KeyFile.isForItsUserAlone(owner, PosixFilePermissions.fromString(permissions)))
                .isEqualTo(isItsUsersAlone);
    }

    @Test
    void ofSeveralThatStartAtOnceAllShouldTakeTheSameKey() {
        Set<String> keys = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    file().createIfMissing();
                    return KeyRing.load(file()).first().id();
                })
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("secret.key");
    }

    @Test
    void aNewKeyShouldComeFirstAndTheOldOnesStay() throws Exception {
        file().createIfMissing();
        KeyRing ring = KeyRing.load(file());
        KeyRing otherNode = KeyRing.load(file());
        String before = ring.first().id();
        ring.renew();
        assertThat(ring.all()).extracting(VaultKey::id).hasSize(2).last().isEqualTo(before);
        assertThat(otherNode.find(ring.all().get(0).id())).isPresent();
        assertThat(otherNode.all()).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().file())))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("secret.key");
    }

    @Test
    void aFileThatCannotBeReadAnyMoreShouldLeaveTheKeysAsTheyAre() throws Exception {
        file().createIfMissing();
        KeyRing ring = KeyRing.load(file());
        String id = ring.first().id();
        Files.writeString(file().file(), "not-a-key");
        Files.setLastModifiedTime(file().file(), FileTime.from(Instant.EPOCH));
        assertThat(ring.first().id()).isEqualTo(id);
        assertThat(ring.find("00000000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# a remark", "not-a-key", "c2hvcnQ="})
    void aFileWithoutAKeyShouldBeLeftAsItIsAndNamed(String text) throws Exception {
        Files.writeString(file().file(), text);
        assertThatThrownBy(() -> KeyRing.load(file()))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining(file().name())
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("not-a-key");
        assertThat(file().file()).hasContent(text);
    }

    @Test
    void keysMayBePartedByLinesOrBlanksWithRemarksBetween() throws Exception {
        VaultKey one = VaultKey.random();
        VaultKey two = VaultKey.random();
        Files.writeString(
                file().file(),
                "# newest\n" + one.base64().value() + "\n\n  " + two.base64().value() + "  \n");
        assertThat(KeyRing.load(file()).all()).extracting(VaultKey::id).containsExactly(one.id(), two.id());
        String blanks = one.base64().value() + " " + two.base64().value();
        KeyRing text = KeyRing.load(new KeySource.Text(new Secret(blanks), "TICKETBRIDGE_SECRET_KEY"));
        assertThat(text.all()).hasSize(2);
        assertThatThrownBy(text::renew).hasMessageContaining("put a new one").hasMessageContaining("--first");
    }

    @Test
    void aMissingOrUnreachableFileShouldBeToldInASentence() {
        assertThatThrownBy(() -> KeyRing.load(file()))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("is missing: restore it");
        assertThatThrownBy(() -> new KeyFile(folder.resolve("missing").resolve("secret.key")).createIfMissing())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("check its permissions");
    }

    @Test
    void aCommandShouldGiveWhatItPrints() {
        VaultKey key = VaultKey.random();
        KeyRing ring = KeyRing.load(command("echo", key.base64().value()));
        assertThat(ring.first().id()).isEqualTo(key.id());
        assertThat(ring.name()).isEqualTo("the command in TICKETBRIDGE_SECRET_KEY_COMMAND");
    }

    @Test
    void aCommandThatFailsShouldBeToldOfWithoutWhatItPrints() {
        assertThatThrownBy(() -> KeyRing.load(command("sh", "-c", "echo hush-hush; exit 3")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ended with exit code 3")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> KeyRing.load(command("/no/such/command")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("cannot be started");
        assertThatThrownBy(() -> KeyRing.load(command("echo", "hush-hush")))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageNotContaining("hush");
    }

    private KeyFile file() {
        return new KeyFile(folder.resolve("secret.key"));
    }

    private static KeyCommand command(String... words) {
        return new KeyCommand(List.of(words), "TICKETBRIDGE_SECRET_KEY_COMMAND");
    }
}

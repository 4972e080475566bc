package io.ticketbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private final ApiKey key = ApiKey.generate(new SecureRandom());

    @Test
    void aGeneratedKeyShouldHaveTheReferencesForm() {
        assertThat(key.reveal()).matches("rk_[A-Za-z0-9]{40}");
        assertThat(ApiKey.parse(key.reveal()).orElseThrow().hash()).isEqualTo(key.hash());
    }

    @Test
    void anyMistypedCharacterShouldBeFoundByTheChecksum() {
        for (int at = 3; at < key.reveal().length(); at++) {
            char other = key.reveal().charAt(at) == 'x' ? 'y' : 'x';
            String mistyped = new StringBuilder(key.reveal())
                    .replace(at, at + 1, String.valueOf(other))
                    .toString();
            assertThat(ApiKey.parse(mistyped)).as("character %d", at).isEmpty();
        }
    }

    @Test
    void theChecksumShouldBeCrc32InBase62() {
        // Reckoned with zlib: the CRC-32 of "rk_" and 34 zeros, in base 62 with the digits 0-9, A-Z, a-z.
        assertThat(ApiKey.parse("rk_00000000000000000000000000000000000uPq2X")).isPresent();
    }

    @Test
    void legacyKeysShouldBeAcceptedWithoutChecksum() {
        assertThat(ApiKey.parse("SCYTALE_abcDEF123456")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rk_",
                "rk_short",
                "RK_",
                "SCYTALE_",
                "Bearer x",
                "rk_0000000000000000000000000000000000000000 "
            })
    void anythingElseShouldBeNoKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void aKeyShouldHideItselfAndShowItsLastCharactersAlone() {
        assertThat(key.toString()).doesNotContain(key.reveal().substring(0, 39)).contains(key.hint());
        assertThat(key.hash().value()).matches("[0-9a-f]{64}");
    }
}

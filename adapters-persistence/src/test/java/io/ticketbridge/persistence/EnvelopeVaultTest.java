package io.ticketbridge.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Vault;
import io.ticketbridge.port.VaultContract;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EnvelopeVaultTest implements VaultContract {
    private static final String PLACE = "integration/1/token";
    private static final Secret TOKEN = new Secret("hush-hush");

    private final VaultKey key = VaultKey.random();
    private final Vault vault = new EnvelopeVault(VaultKeys.ring(key));

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Vault otherVault() {
        return new EnvelopeVault(VaultKeys.random());
    }

    @Test
    void whatIsNewShouldBeSealedWithTheFirstKeyAndWhatIsOldBeOpenedWithItsOwn() {
        VaultKey newer = VaultKey.random();
        String before = vault.seal(TOKEN, PLACE);
        Vault both = new EnvelopeVault(VaultKeys.ring(newer, key));
        String after = both.seal(TOKEN, PLACE);
        assertThat(EnvelopeVault.keyOf(before)).isEqualTo(key.id());
        assertThat(EnvelopeVault.keyOf(after)).isEqualTo(newer.id());
        assertThat(both.open(before, PLACE)).isEqualTo(TOKEN);
        assertThat(both.open(after, PLACE)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> vault.open(after, PLACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sealed with key " + newer.id() + ", which is not in the test");
    }

    /** The wrapped key of one and the ciphertext of another, or the id of another key, fit nowhere. */
    @Test
    void partsOfTwoShouldNotMakeOne() {
        String[] one = vault.seal(TOKEN, PLACE).split(":", -1);
        String[] other = vault.seal(TOKEN, PLACE).split(":", -1);
        VaultKey second = VaultKey.random();
        Vault both = new EnvelopeVault(VaultKeys.ring(key, second));
        String mixed = String.join(":", one[0], one[1], one[2], other[3]);
        String renamed = String.join(":", one[0], second.id(), one[2], one[3]);
        String shortened = String.join(":", one[0], one[1], one[2], "AAAA");
        for (String text : new String[] {mixed, renamed, shortened, "v2:" + key.id(), "v3:a:b:c", "v1:", "v1"}) {
            assertThatThrownBy(() -> both.open(text, PLACE)).as(text).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatTheReleaseBeforeSealedShouldBeOpenedWithAnyKeyOfTheRing() throws Exception {
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key.derive("vault").getEncoded(), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(PLACE.getBytes(StandardCharsets.UTF_8));
        byte[] text = cipher.doFinal(TOKEN.value().getBytes(StandardCharsets.UTF_8));
        String sealed = "v1:"
                + Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(12 + text.length)
                                .put(nonce)
                                .put(text)
                                .array());
        Vault ring = new EnvelopeVault(VaultKeys.ring(VaultKey.random(), key));
        assertThat(ring.open(sealed, PLACE)).isEqualTo(TOKEN);
        assertThat(EnvelopeVault.keyOf(sealed)).isEqualTo("v1");
        assertThatThrownBy(() -> ring.open(sealed, "integration/2/token")).isInstanceOf(IllegalStateException.class);
    }
}

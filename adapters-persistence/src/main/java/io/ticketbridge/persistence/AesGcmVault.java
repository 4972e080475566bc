package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce each time, the place as associated data. The sealed
 * text is {@code v1:} and base64 of nonce and ciphertext; the prefix leaves room for other keys.
 */
public final class AesGcmVault implements Vault {
    private static final String VERSION = "v1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public AesGcmVault(VaultKey key) {
        this.key = new SecretKeySpec(key.derive("vault").getEncoded(), "AES");
    }

    @Override
    public String seal(Secret secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(bytes(secret.value()));
            byte[] text = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(text);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public Secret open(String sealed, String place) {
        try {
            if (!sealed.startsWith(VERSION)) {
                throw new GeneralSecurityException("not sealed by this vault");
            }
            ByteBuffer text = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(VERSION.length())));
            byte[] nonce = new byte[NONCE_BYTES];
            text.get(nonce);
            byte[] ciphertext = new byte[text.remaining()];
            text.get(ciphertext);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(ciphertext);
            return new Secret(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | RuntimeException altered) {
            throw new IllegalStateException(
                    "A stored secret cannot be opened: the secret key is not the one it was sealed with", altered);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(place));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals each secret with a key of its own, and that key with the first of the ring: AES-256-GCM (NIST SP 800-38D) with a
 * random 96-bit nonce each time. The place, and for the wrapped key the ring key's id too, are associated data. The sealed
 * text is {@code v2:<id>:<wrapped key>:<ciphertext>}, each nonce before what it is for. {@code v1:} is how releases before
 * it sealed, with a key of the ring directly; that is still opened.
 */
public final class EnvelopeVault implements Vault {
    private static final String DIRECT = "v1";
    private static final String ENVELOPE = "v2";
    private static final int PARTS = 4;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();

    public EnvelopeVault(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public String seal(Secret secret, String place) {
        VaultKey key = ring.first();
        byte[] own = new byte[KEY_BYTES];
        random.nextBytes(own);
        byte[] wrapped = encrypt(wrapping(key), own, wrappedFor(key.id(), place));
        byte[] sealed = encrypt(new SecretKeySpec(own, "AES"), bytes(secret.value()), place);
        return String.join(":", ENVELOPE, key.id(), encoded(wrapped), encoded(sealed));
    }

    @Override
    public Secret open(String sealed, String place) {
        String[] parts = sealed.split(":", -1);
        try {
            byte[] secret = parts[0].equals(DIRECT) ? openedDirectly(parts, place) : opened(parts, place);
            return new Secret(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException altered) {
            throw new IllegalStateException(
                    "A stored secret cannot be opened: it was altered, or sealed for another place", altered);
        }
    }

    /** The id of the key under which it is sealed; of a release before, {@code v1}. */
    static String keyOf(String sealed) {
        String[] parts = sealed.split(":", -1);
        return parts[0].equals(ENVELOPE) && parts.length == PARTS ? parts[1] : DIRECT;
    }

    private byte[] opened(String[] parts, String place) throws GeneralSecurityException {
        if (parts.length != PARTS || !parts[0].equals(ENVELOPE)) {
            throw new GeneralSecurityException("not sealed by this vault");
        }
        VaultKey key = ring.find(parts[1])
                .orElseThrow(() -> new IllegalStateException("A stored secret is sealed with key " + parts[1]
                        + ", which is not in " + ring.name() + ": put it back there"));
        byte[] own = decrypt(wrapping(key), decoded(parts[2]), wrappedFor(key.id(), place));
        return decrypt(new SecretKeySpec(own, "AES"), decoded(parts[3]), place);
    }

    private byte[] openedDirectly(String[] parts, String place) throws GeneralSecurityException {
        GeneralSecurityException none = new GeneralSecurityException("no key of the ring opens it");
        for (VaultKey key : ring.all()) {
            try {
                return decrypt(aes(key.derive("vault")), decoded(parts[1]), place);
            } catch (GeneralSecurityException another) {
                none.addSuppressed(another);
            }
        }
        throw none;
    }

    private byte[] encrypt(SecretKey key, byte[] plain, String associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, String associated) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(associated));
        return cipher;
    }

    private static SecretKey wrapping(VaultKey key) {
        return aes(key.derive("wrap"));
    }

    private static SecretKey aes(SecretKey derived) {
        return new SecretKeySpec(derived.getEncoded(), "AES");
    }

    private static String wrappedFor(String id, String place) {
        return ENVELOPE + "/" + id + "/" + place;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

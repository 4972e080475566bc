package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key under which the keys of records are wrapped, and from which keys for other purposes are derived. */
public final class VaultKey {
    private static final int LENGTH = 32;
    private static final int ID_BYTES = 4;
    private static final String MAC = "HmacSHA256";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private VaultKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static VaultKey random() {
        byte[] fresh = new byte[LENGTH];
        RANDOM.nextBytes(fresh);
        return new VaultKey(fresh);
    }

    /** Empty where it is not 32 bytes in base64. */
    static Optional<VaultKey> parse(Secret base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.value().strip());
            return bytes.length == LENGTH ? Optional.of(new VaultKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What it is called where people see it: eight hexadecimal digits that tell nothing of it. */
    public String id() {
        byte[] id = derive("id").getEncoded();
        return HexFormat.of().formatHex(Arrays.copyOf(id, ID_BYTES));
    }

    /** A key of its own for another purpose: HMAC-SHA256 of the purpose under this key. */
    public SecretKey derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), MAC);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    Secret base64() {
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "VaultKey[" + id() + "]";
    }
}

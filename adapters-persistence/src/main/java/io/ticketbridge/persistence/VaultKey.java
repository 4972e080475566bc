package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key under which secrets are sealed, and from which keys for other purposes are derived. */
public final class VaultKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private VaultKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws DatabaseUnusable where it is not 32 bytes in base64 */
    public static VaultKey parse(Secret base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.value().strip());
            if (bytes.length == LENGTH) {
                return new VaultKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed(notBase64);
        }
        throw malformed(new IllegalArgumentException("not " + LENGTH + " bytes"));
    }

    /** The key in a file; where there is none, a new one is made there, readable by its owner alone. */
    public static VaultKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return parse(new Secret(Files.readString(file)));
        } catch (IOException unusable) {
            throw new DatabaseUnusable(
                    "The secret key cannot be read from or written to " + file + ": check its permissions", unusable);
        }
    }

    /** A key of its own for another purpose: HMAC-SHA256 of the purpose under this key. */
    public SecretKey derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "VaultKey[" + Secret.MASK + "]";
    }

    /** Whoever comes second, of two that start at once, takes the first one's. */
    private static void create(Path file) throws IOException {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        byte[] text = (Base64.getEncoder().encodeToString(fresh) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            return;
        }
    }

    private static DatabaseUnusable malformed(Exception reason) {
        return new DatabaseUnusable(
                "The secret key must be 32 bytes in base64, as \"openssl rand -base64 32\" prints", reason);
    }
}

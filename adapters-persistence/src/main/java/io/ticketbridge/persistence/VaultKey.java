package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The 256-bit key under which secrets are sealed, and from which keys for other purposes are derived. */
public final class VaultKey {
    private static final int LENGTH = 32;
    private static final String HINT = ", as \"openssl rand -base64 32\" prints";
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final byte[] bytes;

    private VaultKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws DatabaseUnusable where it is not 32 bytes in base64 */
    public static VaultKey parse(Secret base64) {
        return decode(base64)
                .orElseThrow(
                        () -> new DatabaseUnusable("The secret key must be " + LENGTH + " bytes in base64" + HINT));
    }

    /**
     * The key in a file; where there is none, a new one is made there, readable by its owner alone.
     *
     * @throws DatabaseUnusable where the file holds no key, or cannot be read or made
     */
    public static VaultKey loadOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return decode(new Secret(Files.readString(file)))
                    .orElseThrow(() -> new DatabaseUnusable("The secret key in " + file + " must be " + LENGTH
                            + " bytes in base64: restore the file, for no other key opens what was sealed with it"));
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

    private static Optional<VaultKey> decode(Secret base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.value().strip());
            return bytes.length == LENGTH ? Optional.of(new VaultKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The file appears whole and on the disk or not at all: what is sealed with a key that is lost stays sealed. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path draft = Files.createTempFile(folder, "secret-", ".new", OWNER_ALONE);
        try {
            write(draft);
            publish(draft, file);
            sync(folder);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * A link never replaces: whoever comes second, of two that start at once, takes the first one's. Where the disk
     * knows no links, a move that looks first is next best.
     */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException theOtherWasFirst) {
            throw theOtherWasFirst;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        }
    }

    private static void write(Path draft) throws IOException {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(fresh) + "\n"));
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

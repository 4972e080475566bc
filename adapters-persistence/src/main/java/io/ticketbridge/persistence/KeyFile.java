package io.ticketbridge.persistence;

import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secret keys in a file that is its owner's alone. */
public record KeyFile(Path file) implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** By number where no list of users says the name. */
    private static final Set<String> ROOT = Set.of("root", "0");

    /** How a file takes its place. */
    private interface Publishing {
        void publish(Path draft) throws IOException;
    }

    @Override
    public Secret read() {
        try {
            warnOfReaders();
            return new Secret(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new DatabaseUnusable(
                    "The secret key file " + file + " is missing: restore it, for no other key opens the credentials"
                            + " that are stored",
                    missing);
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    @Override
    public Object version() {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException unreadable) {
            return 0;
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void createIfMissing() {
        if (!Files.exists(file)) {
            write(VaultKey.random().base64().value() + "\n", draft -> publish(draft, file));
        }
    }

    @Override
    public void prepend() {
        String before = read().value();
        write(
                VaultKey.random().base64().value() + "\n" + before,
                draft -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /** The file appears whole and on the disk or not at all: what is sealed with a key that is lost stays sealed. */
    private void write(String text, Publishing publishing) {
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Path draft = Files.createTempFile(folder, "secret-", ".new", OWNER_ALONE);
            try {
                writeDraft(draft, text);
                publishing.publish(draft);
                sync(folder);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            throw unusable(unwritable);
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
            return;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        }
    }

    private static void writeDraft(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void warnOfReaders() throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !isForItsUserAlone(Files.getOwner(file).getName(), Files.getPosixFilePermissions(file))) {
            LOG.warn("Others than its owner may use the secret key file {}: chmod 600 it", file);
        }
    }

    /** What root keeps, its user can read through a group alone, which is how Kubernetes hands out secrets. */
    static boolean isForItsUserAlone(String owner, Set<PosixFilePermission> permissions) {
        boolean roots = ROOT.contains(owner);
        return permissions.stream()
                .allMatch(each ->
                        OWNER_ALONE.value().contains(each) || (roots && each == PosixFilePermission.GROUP_READ));
    }

    private DatabaseUnusable unusable(IOException cause) {
        return new DatabaseUnusable(
                "The secret key cannot be read from or written to " + file + ": check its permissions", cause);
    }
}

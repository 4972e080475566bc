package io.ticketbridge.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where data is kept: others' weaknesses. One that is made here is its owner's alone. One that was there before is refused where
 * just anybody may look into it, as PostgreSQL does, for what the process writes into it anybody may read as a rule; it is
 * not changed, for it may be the folder of more than this.
 */
final class DataFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> ANYBODYS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private DataFolder() {}

    static void prepare(Path folder) {
        prepare(
                folder,
                "the data folder " + folder,
                "shut it with chmod o-rwx, or choose another TICKETBRIDGE_DATA_DIR");
    }

    /** Of a database that is kept elsewhere; the folder may be one that others need, such as /srv. */
    static void prepareForDatabase(Path folder) {
        prepare(
                folder,
                "the database's folder " + folder,
                "name a folder of its own in TICKETBRIDGE_DATABASE_URL, which is made for this user alone");
    }

    private static void prepare(Path folder, String which, String advice) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY);
            } else if (Files.getPosixFilePermissions(folder).stream().anyMatch(ANYBODYS::contains)) {
                throw new OperatorError("Anybody on this machine may look into " + which + ": " + advice);
            }
        } catch (IOException unwritable) {
            throw new OperatorError("Cannot make " + which + ": " + advice, unwritable);
        }
    }
}

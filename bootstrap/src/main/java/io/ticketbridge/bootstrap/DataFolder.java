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
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY);
                return;
            }
            if (Files.getPosixFilePermissions(folder).stream().anyMatch(ANYBODYS::contains)) {
                throw new OperatorError("Anybody on this machine may look into the data folder " + folder
                        + ": shut it with chmod o-rwx, or choose another TICKETBRIDGE_DATA_DIR");
            }
        } catch (IOException unwritable) {
            throw new OperatorError(
                    "The data folder " + folder + " cannot be made: choose another TICKETBRIDGE_DATA_DIR", unwritable);
        }
    }
}

package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for H2 that remembers what was synced: beside each file it keeps the image that a power cut would leave, in
 * which nothing that was written since the last sync arrived.
 */
public final class PowerCutDisk extends FilePathWrapper {
    private static final String SCHEME = "powercut";

    /** The folder {@code folder}, as H2 names it on this disk. */
    static String folder(Path folder) {
        FilePath.register(new PowerCutDisk());
        return SCHEME + ":" + folder.toAbsolutePath();
    }

    /** Puts into {@code to} what a power cut at this moment would leave of {@code file}. */
    static void cut(Path file, Path to) throws IOException {
        Files.copy(imageOf(file), to);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new RememberingFile(super.open(mode), Path.of(unwrap().toString()));
    }

    private static Path imageOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".image");
    }

    private static final class RememberingFile extends ForwardingFile {
        private final Path path;

        RememberingFile(FileChannel written, Path path) {
            super(written);
            this.path = path;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            super.force(metaData);
            Files.copy(path, imageOf(path), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 that has no space left whenever a test says so. */
public final class FullDisk extends FilePathWrapper {
    static final AtomicBoolean FULL = new AtomicBoolean();

    private static final String SCHEME = "fulldisk";

    /** The folder {@code folder}, as H2 names it on this disk. */
    static String folder(Path folder) {
        FilePath.register(new FullDisk());
        return SCHEME + ":" + folder.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new BoundedFile(super.open(mode));
    }

    private static final class BoundedFile extends ForwardingFile {
        BoundedFile(FileChannel written) {
            super(written);
        }

        @Override
        void beforeWrite() throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
        }
    }
}

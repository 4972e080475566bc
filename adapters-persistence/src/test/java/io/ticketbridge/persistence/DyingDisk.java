package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 that counts what is written, and takes nothing more after so many writes: what is there then is what {@code kill -9} leaves. */
public final class DyingDisk extends FilePathWrapper {
    private static final String SCHEME = "dying";
    private static final AtomicLong WRITES = new AtomicLong();
    private static final AtomicLong LAST = new AtomicLong(Long.MAX_VALUE);

    /** The folder {@code folder}, as H2 names it on this disk. */
    static String folder(Path folder) {
        FilePath.register(new DyingDisk());
        return SCHEME + ":" + folder.toAbsolutePath();
    }

    static void revive() {
        LAST.set(Long.MAX_VALUE);
    }

    static long writes() {
        return WRITES.get();
    }

    static void dieAfter(long more) {
        LAST.set(WRITES.get() + more);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new MortalFile(super.open(mode));
    }

    private static final class MortalFile extends ForwardingFile {
        MortalFile(FileChannel written) {
            super(written);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            beforeWrite();
            return super.truncate(size);
        }

        @Override
        void beforeWrite() throws IOException {
            if (WRITES.incrementAndGet() > LAST.get()) {
                throw new IOException("Died");
            }
        }
    }
}

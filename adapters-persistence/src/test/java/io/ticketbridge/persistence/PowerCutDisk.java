package io.ticketbridge.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FileBase;
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

    private static final class RememberingFile extends FileBase {
        private final FileChannel written;
        private final Path path;

        RememberingFile(FileChannel written, Path path) {
            this.written = written;
            this.path = path;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            written.force(metaData);
            Files.copy(path, imageOf(path), StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return written.read(to);
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return written.read(to, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return written.write(from);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return written.write(from, position);
        }

        @Override
        public long position() throws IOException {
            return written.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            written.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return written.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            written.truncate(size);
            return this;
        }

        @Override
        public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return written.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            written.close();
        }
    }
}

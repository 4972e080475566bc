package io.ticketbridge.content;

import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ContentInspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;

/**
 * Receives files into a folder, each readable by this process's user alone, and says what they are: by their first
 * bytes with Apache Tika, and by what a few bytes cannot prove.
 */
public final class TikaContentInspector implements ContentInspector {
    private static final int BUFFER_BYTES = 16 * 1024;

    /** To look is all a processor's work, and each file's turn is short. */
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Detection detection = new Detection();
    private final Path folder;

    /** @param folder where files are kept while they are looked at */
    public TikaContentInspector(Path folder) {
        this.folder = folder;
    }

    @Override
    public InspectedFile inspect(InputStream content, long limit) {
        try {
            Path file = Files.createTempFile(folder, "evidence-", ".part");
            return inspected(file, content, limit);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private InspectedFile inspected(Path file, InputStream content, long limit) throws IOException {
        boolean kept = false;
        try {
            MessageDigest digest = Fingerprint.sha256();
            long size = receive(content, file, digest, limit);
            Detection.Finding finding = look(file);
            kept = true;
            return new SpooledFile(file, size, Fingerprint.of(digest), finding.type(), finding.active());
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Detection.Finding look(Path file) throws IOException {
        processors.acquireUninterruptibly();
        try {
            return detection.look(file);
        } finally {
            processors.release();
        }
    }

    /** Asks for one byte beyond the limit, which proves that there is more, and for none after it. */
    private static long receive(InputStream content, Path file, MessageDigest digest, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            int read = content.read(buffer, 0, next(limit, size));
            while (read >= 0) {
                size += read;
                if (size > limit) {
                    throw new Refusal.FileTooLarge(limit);
                }
                out.write(buffer, 0, read);
                read = content.read(buffer, 0, next(limit, size));
            }
        }
        return size;
    }

    private static int next(long limit, long size) {
        return (int) Math.min(BUFFER_BYTES, limit - size + 1);
    }
}

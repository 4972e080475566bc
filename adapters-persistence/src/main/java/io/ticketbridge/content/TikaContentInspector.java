package io.ticketbridge.content;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ContentInspector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * Tells types by their first bytes with Apache Tika, then confirms what a few bytes cannot prove: a docx is a zip with a
 * Word document in it, an svg is well-formed XML with that root, an image has a header of its kind.
 */
public final class TikaContentInspector implements ContentInspector {
    private final Tika tika = new Tika();
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
        try {
            long size = receive(content, file, limit);
            Optional<FileType> type = typeOf(file);
            boolean active = type.equals(Optional.of(FileType.SVG))
                    && SvgDocument.read(file).active();
            return new SpooledFile(file, size, type, active);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private static long receive(InputStream content, Path file, long limit) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new Refusal.FileTooLarge(limit);
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    private Optional<FileType> typeOf(Path file) throws IOException {
        String detected;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            detected = tika.detect(in);
        }
        return switch (detected) {
            case "application/zip", "application/x-tika-ooxml" ->
                WordDocument.isOne(file) ? Optional.of(FileType.DOCX) : Optional.empty();
            case "image/svg+xml", "application/xml", "text/plain", "text/html" ->
                SvgDocument.read(file).valid() ? Optional.of(FileType.SVG) : Optional.empty();
            default ->
                Arrays.stream(FileType.values())
                        .filter(type -> type.mimeType().equals(detected))
                        .findFirst();
        };
    }

    private record SpooledFile(Path file, long size, Optional<FileType> type, boolean active) implements InspectedFile {
        @Override
        public InputStream open() {
            try {
                return new BufferedInputStream(Files.newInputStream(file));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }
}

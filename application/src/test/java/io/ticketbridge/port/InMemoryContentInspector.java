package io.ticketbridge.port;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The twin of {@link ContentInspector}: keeps files in memory and goes by how they begin. */
public final class InMemoryContentInspector implements ContentInspector {
    @Override
    public InspectedFile inspect(InputStream content, long limit) {
        try {
            byte[] bytes = content.readNBytes(Math.toIntExact(limit + 1));
            if (bytes.length > limit) {
                throw new Refusal.FileTooLarge(limit);
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return new HeldFile(bytes, typeOf(text), text.contains("<script") || text.contains("/JavaScript"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<FileType> typeOf(String text) {
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(FileType.PNG);
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(FileType.JPEG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(FileType.GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(FileType.WEBP);
        }
        if (text.startsWith("%PDF-")) {
            return Optional.of(FileType.PDF);
        }
        if (text.startsWith("PK\u0003\u0004") && text.contains("word/document.xml")) {
            return Optional.of(FileType.DOCX);
        }
        boolean svg = text.contains("<svg") && text.contains("http://www.w3.org/2000/svg") && text.endsWith(">");
        return svg ? Optional.of(FileType.SVG) : Optional.empty();
    }

    private static final class HeldFile implements InspectedFile {
        private final byte[] bytes;
        private final Optional<FileType> type;
        private final boolean active;

        HeldFile(byte[] bytes, Optional<FileType> type, boolean active) {
            this.bytes = bytes;
            this.type = type;
            this.active = active;
        }

        @Override
        public Fingerprint digest() {
            MessageDigest digest = Fingerprint.sha256();
            digest.update(bytes);
            return Fingerprint.of(digest);
        }

        @Override
        public Optional<FileType> type() {
            return type;
        }

        @Override
        public boolean active() {
            return active;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            // Nothing is kept outside the heap.
        }
    }
}

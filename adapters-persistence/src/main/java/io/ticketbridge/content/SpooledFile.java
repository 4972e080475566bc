package io.ticketbridge.content;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that was received and looked at, on the disk until it is closed. */
record SpooledFile(Path file, long size, Fingerprint digest, Optional<FileType> type, boolean active)
        implements InspectedFile {
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

package io.ticketbridge.content;

import io.ticketbridge.domain.FileType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file on the disk, as those who look at one need it: its bytes are always the latest that were given. */
final class Evidence {
    /** What is larger in the corpus are its floods and bombs: the fuzzer would spend its time on copying them. */
    private static final int MOST_BYTES = 8 * 1024;

    private final Path file;

    Evidence() {
        try {
            file = Files.createTempFile("fuzz-", ".part");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        file.toFile().deleteOnExit();
    }

    Path of(byte[] content) throws IOException {
        return Files.write(file, content);
    }

    /** The small ones of the files that this package's tests build, whole and broken, under a name of this type. */
    static List<byte[]> seeds(FileType type) {
        String extension = "." + type.name().toLowerCase(Locale.ROOT);
        try {
            return EvidenceCorpus.all().stream()
                    .filter(one -> one.name().endsWith(extension))
                    .map(EvidenceCorpus.Case::content)
                    .filter(content -> content.length <= MOST_BYTES)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.ticketbridge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.fuzz.Target;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The walk through a docx. Whoever opens what is let in, by its list or from its beginning, finds the same entries, and neither
 * macros nor a way out of a folder among them.
 */
public final class DocxTarget implements Target {
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Evidence evidence = new Evidence();

    @Override
    public List<byte[]> seeds() {
        return Evidence.seeds(FileType.DOCX);
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path file = evidence.of(input);
        if (!WordDocument.isOne(file)) {
            return;
        }
        Set<String> names = listed(file);
        assertThat(names).noneMatch(name -> name.startsWith("../") || name.contains("/../"));
        assertThat(names).noneMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
        if (!names.isEmpty()) {
            assertThat(names).containsAll(found(file));
        }
    }

    /** The names in its list; none where this reader takes it for broken. */
    private static Set<String> listed(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> assertThat(names.add(entry.getName())).isTrue());
            return names;
        } catch (ZipException broken) {
            return Set.of();
        }
    }

    /** What one finds who reads from the beginning, up to where that ends. */
    private static Set<String> found(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                unpacked += zip.transferTo(OutputStream.nullOutputStream());
            }
        } catch (ZipException | EOFException broken) {
            return names;
        }
        assertThat(unpacked).isLessThanOrEqualTo(MOST_BYTES);
        return names;
    }
}

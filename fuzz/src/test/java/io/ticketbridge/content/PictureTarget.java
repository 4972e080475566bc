package io.ticketbridge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.fuzz.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Pictures and PDF. What is let in as one is none without its last byte or with one more (PDF may have some behind its end),
 * and no reader of zips finds an entry in it.
 */
public final class PictureTarget implements Target {
    private final FileType type;
    private final Evidence evidence = new Evidence();

    public PictureTarget(FileType type) {
        this.type = type;
    }

    @Override
    public List<byte[]> seeds() {
        return Evidence.seeds(type);
    }

    @Override
    public void read(byte[] input) throws IOException {
        if (!isLetIn(input)) {
            return;
        }
        assertThat(entries(evidence.of(input))).isZero();
        if (type != FileType.PDF) {
            assertThat(isLetIn(Arrays.copyOf(input, input.length - 1))).isFalse();
            assertThat(isLetIn(Arrays.copyOf(input, input.length + 1))).isFalse();
        }
    }

    private boolean isLetIn(byte[] content) throws IOException {
        return Detection.isWhole(evidence.of(content), type);
    }

    private static int entries(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size();
        } catch (ZipException none) {
            return 0;
        }
    }
}

package io.ticketbridge.content;

import io.ticketbridge.domain.FileType;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.tika.Tika;

/**
 * Says what a file is. Tika goes by the first bytes; they are confirmed by the structure behind them, up to the last byte, a
 * docx by what is in the zip, and an svg, which may begin like any text, by reading it.
 */
final class Detection {
    /** @param active whether it is an SVG or a PDF that would run or fetch something */
    record Finding(Optional<FileType> type, boolean active) {
        private static final Finding NOTHING = new Finding(Optional.empty(), false);

        static Finding of(FileType type, boolean confirmed) {
            return confirmed ? new Finding(Optional.of(type), false) : NOTHING;
        }
    }

    /** Its table of kinds takes long to read, and a start need not wait for it. */
    private final CompletableFuture<Tika> tika = CompletableFuture.supplyAsync(Tika::new);

    Finding look(Path file) throws IOException {
        String detected = firstBytes(file);
        if (detected.equals("application/zip") || detected.equals("application/x-tika-ooxml")) {
            return Finding.of(FileType.DOCX, WordDocument.isOne(file));
        }
        Optional<FileType> type = Arrays.stream(FileType.values())
                .filter(known -> known != FileType.SVG && known.mimeType().equals(detected))
                .findFirst();
        if (type.isEmpty()) {
            return svg(file);
        }
        boolean whole = isWhole(file, type.get());
        return whole && type.get() == FileType.PDF ? pdf(file) : Finding.of(type.get(), whole);
    }

    /** Nothing is missing, nothing follows, and readers of zips find none in it. */
    static boolean isWhole(Path file, FileType type) throws IOException {
        try (FileBytes in = FileBytes.of(file);
                FileChannel channel = FileChannel.open(file)) {
            return isWhole(in, type) && !ZipTail.isIn(channel);
        } catch (EOFException truncated) {
            return false;
        }
    }

    private static boolean isWhole(FileBytes in, FileType type) throws IOException {
        return switch (type) {
            case PNG -> Png.isWhole(in);
            case JPEG -> Jpeg.isWhole(in);
            case GIF -> Gif.isWhole(in);
            case WEBP -> Webp.isWhole(in);
            case PDF -> Pdf.isWhole(in);
            case SVG, DOCX -> false;
        };
    }

    private String firstBytes(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return tika.join().detect(in);
        }
    }

    private static Finding pdf(Path file) throws IOException {
        return new Finding(Optional.of(FileType.PDF), PdfActivity.isIn(file));
    }

    private static Finding svg(Path file) throws IOException {
        SvgDocument svg = SvgDocument.read(file);
        return svg.valid() ? new Finding(Optional.of(FileType.SVG), svg.active()) : Finding.NOTHING;
    }
}

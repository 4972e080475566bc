package io.ticketbridge.content;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Tells a Word document from any other zip by what ECMA-376 part 2 requires of the package, and from what only hurts whoever
 * opens it: bombs, macros, entries that lie about themselves. Each is unpacked once, into nothing.
 */
final class WordDocument {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_BYTES = 100L * 1024 * 1024;
    private static final int MOST_TIMES = 100;
    private static final long ALWAYS_FINE = 100L * 1024;
    private static final int MOST_TYPES = 256 * 1024;
    private static final String TYPES = "[Content_Types].xml";
    private static final String MACROS = "vbaproject.bin";

    /** No way up, no root, no drive, no backslash (ECMA-376 part 2, 9.1.1.1: part names). */
    private static final Pattern ODD_NAME = Pattern.compile("(?s)(.*/)?\\.\\.?(/.*)?|/.*|.*[\\\\:\\p{Cntrl}].*|");

    private WordDocument() {}

    static boolean isOne(Path file) throws IOException {
        try (FileChannel zip = FileChannel.open(file)) {
            Optional<ZipTail> tail = ZipTail.of(zip).filter(found -> found.entries() <= MOST_PARTS);
            Optional<List<ZipPart>> parts = tail.isPresent() ? ZipPart.all(zip, tail.get()) : Optional.empty();
            return parts.isPresent() && isOne(zip, parts.get());
        } catch (ZipException | EOFException broken) {
            return false;
        }
    }

    private static boolean isOne(FileChannel zip, List<ZipPart> parts) throws IOException {
        Set<String> names =
                parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        boolean sane = names.size() == parts.size()
                && names.stream().noneMatch(name -> ODD_NAME.matcher(name).matches() || name.endsWith(MACROS))
                && isSmall(parts);
        return sane && hasMainDocument(zip, parts, names) && areAsTheySay(zip, parts);
    }

    private static boolean isSmall(List<ZipPart> parts) {
        long unpacked = parts.stream().mapToLong(ZipPart::unpacked).sum();
        return unpacked <= MOST_BYTES
                && parts.stream()
                        .allMatch(part ->
                                part.unpacked() <= ALWAYS_FINE || part.unpacked() <= part.packed() * MOST_TIMES);
    }

    private static boolean hasMainDocument(FileChannel zip, List<ZipPart> parts, Set<String> names) throws IOException {
        Optional<ZipPart> list = parts.stream()
                .filter(part -> part.name().equals(TYPES) && part.unpacked() <= MOST_TYPES)
                .findFirst();
        if (list.isEmpty()) {
            return false;
        }
        try (InputStream in = opened(zip, list.get())) {
            byte[] xml = in.readNBytes(MOST_TYPES);
            ContentTypes types = ContentTypes.read(new ByteArrayInputStream(xml));
            return !types.macros() && types.main().filter(names::contains).isPresent();
        }
    }

    private static boolean areAsTheySay(FileChannel zip, List<ZipPart> parts) throws IOException {
        for (ZipPart part : parts) {
            if (!isAsItSays(zip, part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsItSays(FileChannel zip, ZipPart part) throws IOException {
        byte[] nowhere = new byte[16 * 1024];
        try (InputStream content = opened(zip, part);
                CheckedInputStream in = new CheckedInputStream(content, new CRC32())) {
            long length = 0;
            int read = 0;
            while (read >= 0 && length <= part.unpacked()) {
                length += read;
                read = in.read(nowhere);
            }
            return length == part.unpacked()
                    && in.getChecksum().getValue() == part.crc()
                    && !hidesSomething(content, part);
        }
    }

    /** Between the end of what is unpacked and its own, where who reads a zip from its beginning would find other entries. */
    private static boolean hidesSomething(InputStream content, ZipPart part) {
        return content instanceof Inflated inflated && inflated.packed() != part.packed();
    }

    private static InputStream opened(FileChannel zip, ZipPart part) throws IOException {
        InputStream packed = BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(zip.position(part.data())))
                .setMaxCount(part.packed())
                .setPropagateClose(false)
                .get();
        return part.method() == 0 ? packed : new Inflated(packed);
    }

    /** One whose memory outside the heap goes with it. */
    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream packed) {
            super(packed, new Inflater(true), 8 * 1024);
        }

        /** How many bytes were unpacked so far. */
        long packed() {
            return inf.getBytesRead();
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}

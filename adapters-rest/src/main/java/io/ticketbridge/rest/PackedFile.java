package io.ticketbridge.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file of the jar that a browser is sent, kept as nearly all of them take it. Whoever does not has it unpacked. */
final class PackedFile {
    static final String ENCODING = "gzip";

    private static final String WEIGHED = ENCODING + ";q=";
    private static final String ANY = "*";
    private static final String WEAK = "W/";

    private final String type;
    private final String tag;
    private final int length;
    private final byte[] packed;

    private PackedFile(String type, byte[] bytes) throws IOException {
        this.type = type;
        this.tag = WEAK + '"' + EntityTags.hash(bytes) + '"';
        this.length = bytes.length;
        this.packed = pack(bytes);
    }

    /** @param resource its path in the jar */
    static PackedFile read(String resource, String type) {
        try (InputStream in = Objects.requireNonNull(PackedFile.class.getResourceAsStream(resource), resource)) {
            return new PackedFile(type, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean isTakenPacked(String acceptEncoding) {
        return each(acceptEncoding.toLowerCase(Locale.ROOT).replace(" ", "").replace("\t", ""))
                .anyMatch(one -> one.equals(ENCODING) || (one.startsWith(WEIGHED) && !isNothing(one)));
    }

    String type() {
        return type;
    }

    /** Packed or not it is the same file, so its tag is a weak one. */
    String tag() {
        return tag;
    }

    boolean isTagged(String ifNoneMatch) {
        return each(ifNoneMatch).anyMatch(one -> one.equals(ANY) || one.equals(tag) || (WEAK + one).equals(tag));
    }

    int length() {
        return length;
    }

    int packedLength() {
        return packed.length;
    }

    void write(OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            in.transferTo(out);
        }
    }

    void writePacked(OutputStream out) throws IOException {
        out.write(packed);
    }

    private static boolean isNothing(String weighed) {
        return weighed.chars().skip(WEIGHED.length()).allMatch(digit -> digit == '0' || digit == '.');
    }

    private static Stream<String> each(String list) {
        return Stream.of(list.split(",")).map(String::strip);
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

package io.ticketbridge.content;

import io.ticketbridge.domain.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The first bytes of a file, which must go on as its magic number promises. */
final class Header {
    private static final int LENGTH = 64;

    /** The kinds of image data that may come first in a WebP file (RFC 9649, 2.4). */
    private static final Set<String> WEBP_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X");

    private final ByteBuffer bytes;
    private final long fileSize;

    private Header(ByteBuffer bytes, long fileSize) {
        this.bytes = bytes;
        this.fileSize = fileSize;
    }

    static Header of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Header(ByteBuffer.wrap(in.readNBytes(LENGTH)), Files.size(file));
        }
    }

    boolean confirms(FileType type) {
        return switch (type) {
            case PNG -> isPng();
            case JPEG -> isJpeg();
            case GIF -> isGif();
            case WEBP -> isWebp();
            case PDF -> isPdf();
            case SVG, DOCX -> false;
        };
    }

    /** The signature, then the chunk IHDR of 13 bytes, with a width and a height (PNG, 5.2 and 11.2.1). */
    private boolean isPng() {
        return has(33)
                && bytes.getLong(0) == 0x89504E470D0A1A0AL
                && bytes.getInt(8) == 13
                && text(12, 4).equals("IHDR")
                && bytes.getInt(16) > 0
                && bytes.getInt(20) > 0;
    }

    /** SOI, then a segment other than image data, that ends within the file (ITU T.81, B.1.1). */
    private boolean isJpeg() {
        if (!has(6) || unsigned(0) != 0xFF || unsigned(1) != 0xD8 || unsigned(2) != 0xFF) {
            return false;
        }
        int length = bytes.getShort(4) & 0xFFFF;
        return unsigned(3) >= 0xC0
                && unsigned(3) < 0xFF
                && unsigned(3) != 0xD8
                && length >= 2
                && 4 + length <= fileSize;
    }

    /** The signature, then a logical screen with a width and a height (GIF89a, 17 and 18). */
    private boolean isGif() {
        boolean signed = has(13) && (text(0, 6).equals("GIF87a") || text(0, 6).equals("GIF89a"));
        return signed && bytes.getShort(6) != 0 && bytes.getShort(8) != 0;
    }

    private boolean isWebp() {
        if (!has(20) || !text(0, 4).equals("RIFF") || !text(8, 4).equals("WEBP")) {
            return false;
        }
        long size = Integer.toUnsignedLong(
                bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        return size + 8 <= fileSize + 1 && WEBP_CHUNKS.contains(text(12, 4));
    }

    /** At the very start: readers look for it further on too, and so would take a file of two kinds. */
    private boolean isPdf() {
        return has(8) && text(0, 5).equals("%PDF-") && Character.isDigit(unsigned(5)) && unsigned(6) == '.';
    }

    private boolean has(int count) {
        return bytes.limit() >= count;
    }

    private int unsigned(int index) {
        return bytes.get(index) & 0xFF;
    }

    private String text(int start, int length) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(start, length)).toString();
    }
}

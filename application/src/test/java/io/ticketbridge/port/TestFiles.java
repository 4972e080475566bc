package io.ticketbridge.port;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small real files of each kind, and some that only look like one. */
public final class TestFiles {
    private static final String WORD_TYPES = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml"
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
        </Types>
        """;

    /** A chunk of PNG without anything in it, as the last one is. */
    private static final int CHUNK_BYTES = 12;

    private TestFiles() {}

    /** One transparent pixel. */
    public static byte[] png() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }

    /** A picture of so many bytes: the rest of them is in a chunk that nobody reads. */
    public static byte[] png(int size) {
        byte[] small = png();
        int padding = size - small.length - CHUNK_BYTES;
        ByteBuffer large = ByteBuffer.allocate(size).put(small, 0, small.length - CHUNK_BYTES);
        byte[] chunk = new byte[4 + padding];
        System.arraycopy("paDd".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 4);
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return large.putInt(padding)
                .put(chunk)
                .putInt((int) crc.getValue())
                .put(small, small.length - CHUNK_BYTES, CHUNK_BYTES)
                .array();
    }

    public static byte[] gif() {
        return Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    }

    public static byte[] jpeg() {
        return Base64.getDecoder()
                .decode(
                        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////"
                                + "////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==");
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");
    }

    public static byte[] pdf() {
        return pdf("");
    }

    /** A PDF with more entries in its catalog. */
    public static byte[] pdf(String entries) {
        return """
            %%PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R%s>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
            trailer<</Root 1 0 R>>
            %%%%EOF
            """.formatted(entries).getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] svg() {
        return svg("<rect width=\"1\" height=\"1\"/>");
    }

    /** An SVG around {@code content}. */
    public static byte[] svg(String content) {
        String text = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                + content + "</svg>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] docx() {
        return zip("[Content_Types].xml", WORD_TYPES, "word/document.xml", "<w:document/>");
    }

    /** A zip of names and contents by turns. */
    public static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }
}

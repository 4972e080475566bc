package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells a Word document from any other zip by what ECMA-376 part 2 requires of the package. */
final class WordDocument {
    private static final String MAIN_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final int MAX_CONTENT_TYPES = 256 * 1024;

    private WordDocument() {}

    static boolean isOne(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry types = zip.getEntry("[Content_Types].xml");
            boolean complete = types != null && zip.getEntry("word/document.xml") != null;
            return complete && contents(zip, types).contains(MAIN_TYPE);
        } catch (ZipException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static String contents(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MAX_CONTENT_TYPES), StandardCharsets.UTF_8);
        }
    }
}

package io.ticketbridge.content;

import static io.ticketbridge.content.EvidenceCorpus.bytes;
import static io.ticketbridge.content.EvidenceCorpus.joined;

import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Word documents as programs write them, and zips that only hurt whoever opens them. */
final class DocxCorpus {
    private static final String WORD = "wordprocessingml.document";
    private static final String MAIN = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";

    private DocxCorpus() {}

    static String types(String kind, String... more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                + " ContentType=\"application/xml\"/><Override PartName=\"/" + MAIN
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind + ".main+xml\"/>"
                + String.join("", more) + "</Types>";
    }

    static Map<String, byte[]> whole() throws IOException {
        Map<String, byte[]> whole = new LinkedHashMap<>();
        String text = "<w:document>" + "<w:p>finding</w:p>".repeat(500) + "</w:document>";
        whole.put(
                "docx with more parts",
                TestFiles.zip(
                        TYPES,
                        types(WORD),
                        "_rels/.rels",
                        "<Relationships/>",
                        MAIN,
                        text,
                        "word/styles.xml",
                        "<w:styles/>"));
        whole.put("docx whose parts are stored", stored(TYPES, types(WORD), MAIN, text));
        whole.put("docx with folders", TestFiles.zip(TYPES, types(WORD), "word/", "", MAIN, text));
        whole.put(
                "docx whose document has another name",
                TestFiles.zip(TYPES, types(WORD).replace(MAIN, "word/document2.xml"), "word/document2.xml", text));
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        whole.put(
                "docx with pictures",
                TestFiles.zip(
                        TYPES,
                        types(WORD),
                        MAIN,
                        text,
                        "word/media/image1.png",
                        new String(noise, StandardCharsets.ISO_8859_1)));
        return whole;
    }

    static Map<String, byte[]> hostile() throws IOException {
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put("docx with macros", with("word/vbaProject.bin", "x"));
        hostile.put("docx with macros elsewhere", with("word/VBAPROJECT.BIN", "x"));
        hostile.put(
                "docx of a macro's type",
                TestFiles.zip(
                        TYPES,
                        types(WORD, "<Default Extension=\"x\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"),
                        MAIN,
                        ""));
        hostile.put(
                "docm",
                TestFiles.zip(
                        TYPES,
                        types(WORD)
                                .replace(
                                        "vnd.openxmlformats-officedocument.wordprocessingml.document",
                                        "vnd.ms-word.document.macroEnabled"),
                        MAIN,
                        ""));
        hostile.put("docx with a way up", with("../../etc/cron.d/x", "x"));
        hostile.put("docx with a way up within", with("word/../../x", "x"));
        hostile.put("docx with a root", with("/etc/passwd", "x"));
        hostile.put("docx with a drive", with("C:/x", "x"));
        hostile.put("docx with a backslash", with("..\\x", "x"));
        hostile.put("docx with two of a name", with("WORD/DOCUMENT.XML", "x"));
        hostile.put("docx without its document", TestFiles.zip(TYPES, types(WORD)));
        hostile.put("docx without types", TestFiles.zip(MAIN, ""));
        hostile.put(
                "docx whose types are no xml", TestFiles.zip(TYPES, "wordprocessingml.document.main+xml", MAIN, ""));
        hostile.put(
                "docx whose types are in a comment",
                TestFiles.zip(
                        TYPES,
                        "<Types><!--" + types(WORD).replace("<?", "").replace("?>", "") + "--></Types>",
                        MAIN,
                        ""));
        hostile.put(
                "docx with a doctype",
                TestFiles.zip(
                        TYPES,
                        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>"
                                + types(WORD).substring(55),
                        MAIN,
                        ""));
        hostile.put("docx that is a bomb", with("word/bomb.xml", "0".repeat(30_000_000)));
        hostile.put("docx of too many parts", many(2_001));
        hostile.put("docx of 60,000 parts", many(60_000));
        hostile.put(
                "docx with types beyond all measure",
                TestFiles.zip(TYPES, types(WORD, "<!--" + "x ".repeat(200_000) + "-->"), MAIN, ""));
        hostile.put("docx behind other bytes", joined(bytes("MZ"), TestFiles.docx()));
        hostile.put("docx with a comment", commented(TestFiles.docx()));
        hostile.put("docx that is encrypted", changed(zip -> zip.putShort(6, (short) (zip.getShort(6) | 1))));
        hostile.put("docx that says so in its list", centrally(8, 1));
        hostile.put("docx of another method", centrally(10, 14));
        hostile.put("docx with a link", linked());
        hostile.put("docx whose sizes lie", centrally(24, 3));
        hostile.put("docx whose checksum lies", centrally(16, 3));
        hostile.put("docx that would be larger than it says", centrally(24, 0x7F00));
        hostile.put("docx of Zip64's sizes", centrally(24, 0xFFFF));
        hostile.put("docx whose parts overlap", overlapping());
        hostile.put("docx with another name in its list", renamed());
        hostile.put("docx with bytes between its parts", loose());
        hostile.put("docx with bytes behind what it unpacks", roomy());
        return hostile;
    }

    private static byte[] with(String name, String content) {
        return TestFiles.zip(TYPES, types(WORD), MAIN, "<w:document/>", name, content);
    }

    private static byte[] many(int count) {
        String[] parts = new String[2 * count + 4];
        Arrays.fill(parts, "");
        parts[0] = TYPES;
        parts[1] = types(WORD);
        parts[2] = MAIN;
        for (int i = 0; i < count; i++) {
            parts[2 * i + 4] = "word/" + i;
        }
        return TestFiles.zip(parts);
    }

    private static byte[] stored(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(namesAndContents[i]);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] commented(byte[] zip) {
        byte[] commented = joined(zip, bytes("hello"));
        commented[zip.length - 2] = 5;
        return commented;
    }

    private static byte[] changed(Consumer<ByteBuffer> change) {
        byte[] zip = TestFiles.docx();
        change.accept(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN));
        return zip;
    }

    /** Where the list of entries begins. */
    private static int list(ByteBuffer zip) {
        return zip.getInt(zip.limit() - 6);
    }

    /** Writes two bytes into the first entry of the list. */
    private static byte[] centrally(int at, int value) {
        return changed(zip -> zip.putShort(list(zip) + at, (short) value));
    }

    private static byte[] linked() {
        return changed(zip -> {
            zip.put(list(zip) + 5, (byte) 3);
            zip.putInt(list(zip) + 38, 0xA1FF << 16);
        });
    }

    /** The second entry's bytes are the first's (David Fifield, "A better zip bomb"). */
    private static byte[] overlapping() {
        return changed(zip -> {
            int first = list(zip);
            int second = first + 46 + zip.getShort(first + 28) + zip.getShort(first + 30) + zip.getShort(first + 32);
            zip.putInt(second + 42, zip.getInt(first + 42));
        });
    }

    private static byte[] renamed() {
        return changed(zip -> zip.put(list(zip) + 46, (byte) '{'));
    }

    /** The first part's bytes are said to reach to the next part, beyond their own end. */
    private static byte[] roomy() {
        return changed(zip -> zip.putInt(list(zip) + 20, zip.getInt(list(zip) + 20) + 16));
    }

    /** A program between the last part and the list. */
    private static byte[] loose() {
        byte[] zip = TestFiles.docx();
        ByteBuffer tail = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int list = list(tail);
        tail.putInt(zip.length - 6, list + 100);
        byte[] between = Arrays.copyOf(bytes("MZ"), 100);
        return joined(Arrays.copyOf(zip, list), between, Arrays.copyOfRange(zip, list, zip.length));
    }
}

package io.ticketbridge.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ticketbridge.port.TestFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files as users and attackers send them, each built here: what each is, under which name, and whether it may pass. */
final class EvidenceCorpus {
    /** One file; no two are ever compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Case(String what, String name, byte[] content, boolean passes) {
        @Override
        public String toString() {
            return what + " as " + name;
        }
    }

    private static final Map<String, List<String>> EXTENSIONS = Map.of(
            "png", List.of("png", "PNG", "Png"),
            "jpeg", List.of("jpg", "jpeg", "JPG"),
            "gif", List.of("gif", "GIF"),
            "webp", List.of("webp"),
            "svg", List.of("svg", "SVG"),
            "pdf", List.of("pdf", "PDF"),
            "docx", List.of("docx"));

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() throws IOException {
        EvidenceCorpus corpus = new EvidenceCorpus();
        corpus.addWhole();
        corpus.addBroken();
        corpus.addPolyglots();
        corpus.addForeign();
        corpus.addFloods();
        corpus.addNames();
        DocxCorpus.hostile().forEach((what, content) -> corpus.refuse(what, "a.docx", content));
        DocxCorpus.whole().forEach((what, content) -> corpus.pass(what, "a.docx", content));
        return corpus.cases;
    }

    /** A whole file of each family. */
    static Map<String, byte[]> families() {
        Map<String, byte[]> families = new LinkedHashMap<>();
        families.put("png", TestFiles.png());
        families.put("jpeg", TestFiles.jpeg());
        families.put("gif", TestFiles.gif());
        families.put("webp", TestFiles.webp());
        families.put("svg", TestFiles.svg());
        families.put("pdf", TestFiles.pdf());
        families.put("docx", TestFiles.docx());
        return families;
    }

    private void addWhole() throws IOException {
        families().forEach((family, content) -> extensions(family).forEach(extension -> {
            pass("whole " + family, "a." + extension, content);
            pass("whole " + family, "report.pdf.exe." + extension, content);
        }));
        for (Map.Entry<String, byte[]> picture : Pictures.whole().entrySet()) {
            String family = picture.getKey().split(" ", -1)[0];
            pass(picture.getKey(), "a." + extension(family), picture.getValue());
        }
        String xref = "%PDF-2.0\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]"
                + "/Count 0>>endobj\nxref\n0 3\n0000000000 65535 f \n0000000015 00000 n \n0000000061 00000 n \n"
                + "trailer<</Size 3/Root 1 0 R>>\nstartxref\n109\n%%EOF";
        pass("pdf with a table", "a.pdf", xref.getBytes(ISO_8859_1));
        String update =
                xref + "\n3 0 obj<</New true>>endobj\ntrailer<</Root 1 0 R/Prev 109>>\nstartxref\n200\n%%EOF\r\n\r\n";
        pass("pdf that was changed", "a.pdf", update.getBytes(ISO_8859_1));
        pass(
                "svg with a picture in it",
                "a.svg",
                TestFiles.svg("<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>"));
        pass(
                "svg with references within",
                "a.svg",
                TestFiles.svg("<defs><g id=\"a\"/></defs><use xlink:href=\"#a\"/>"));
        pass(
                "svg with a large picture in it",
                "a.svg",
                svg("<image href=\"data:image/png;base64,", "A", 1_000_000, "\"/>"));
        pass("svg of groups in groups", "a.svg", svg("", "<g>", 200, "</g>".repeat(200)));
        pass("svg with a byte order mark", "a.svg", ("\ufeff" + new String(TestFiles.svg(), UTF_8)).getBytes(UTF_8));
    }

    private void addBroken() {
        Map<String, byte[]> families = families();
        families.forEach((family, content) -> {
            families.keySet().stream()
                    .filter(other -> !other.equals(family))
                    .flatMap(other -> extensions(other).stream())
                    .forEach(extension -> refuse(family + " under another name", "a." + extension, content));
            String name = "a." + extension(family);
            refuse("nothing", name, new byte[0]);
            refuse(family + " of zeros", name, new byte[content.length]);
            for (int part : new int[] {8, 4, 3, 2}) {
                int length = part == 8 ? Math.min(8, content.length) : content.length - content.length / part;
                refuse(family + " cut off at " + length, name, Arrays.copyOf(content, length));
            }
            refuse(family + " cut off before its end", name, Arrays.copyOf(content, content.length - 7));
            refuse(family + " after a blank", name, joined(bytes(" "), content), family.equals("svg"));
            byte[] more = bytes(family.equals("pdf") ? "x".repeat(2_000) : "x");
            refuse(family + " with more behind it", name, joined(content, more));
        });
    }

    private void addPolyglots() {
        byte[] jar =
                TestFiles.zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0", "A.class", "\u00ca\u00fe\u00ba\u00be");
        families().forEach((family, content) -> {
            String name = "a." + extension(family);
            refuse(family + " and a jar", name, joined(content, jar));
            refuse("a jar and " + family, name, joined(jar, content));
            refuse(
                    family + " and html",
                    name,
                    joined(content, bytes("<html><script>alert(1)</script></html>".repeat(60))));
            refuse(family + " and php", name, joined(content, bytes("<?php system($_GET['c']); ?>".repeat(60))));
        });
        refuse("png with a jar in a chunk", "a.png", Pictures.pngWith("jaRr", ending(jar, 12 + 4)));
        refuse("png with a large jar in a chunk", "a.png", Pictures.pngWith("jaRr", large(jar, 12 + 4)));
        refuse("jpeg with a jar in a comment", "a.jpg", Pictures.jpegWith(ending(jar, TestFiles.jpeg().length - 2)));
        refuse("gif with a jar in a comment", "a.gif", Pictures.gifWith(ending(jar, 2)));
        refuse("pdf with a jar before its end", "a.pdf", joined(bytes("%PDF-1.4\n"), ending(jar, 6), bytes("%%EOF\n")));
        refuse("gif that is a script", "a.gif", bytes("GIF89a/*" + "\u0001\u0001".repeat(20) + "*/=1;alert(1)//;"));
        refuse("png that is html", "a.png", bytes("\u0089PNG\r\n\u001a\n<html><script>alert(1)</script>"));
        refuse("jpeg that is a script", "a.jpg", bytes("\u00ff\u00d8\u00ff\u00e0/*\u0000\u0000*/=alert(1)//"));
        refuse("pdf that is html", "a.pdf", bytes("<html>%PDF-1.4<script>alert(1)</script>%%EOF"));
        refuse("pdf without an end", "a.pdf", bytes("%PDF-1.4\n1 0 obj<<>>endobj\n"));
        refuse("svg of groups without end", "a.svg", svg("", "<g>", 1_000_000, ""));
        refuse("svg of groups in too many groups", "a.svg", svg("", "<g>", 256, "</g>".repeat(256)));
        for (String open : List.of(
                "<g a=\"", "<", "<!--", "<![CDATA[", "<?a ", "<g a=\"\" ", "<image href=\"data:image/png;base64,")) {
            refuse("svg with " + open + " without end", "a.svg", svg(open, "A", 3_000_000, ""));
        }
        refuse("svg with attributes without end", "a.svg", svg("<g", " abcdefg=\"\"", 300_000, "/>"));
        refuse("svg that is html", "a.svg", bytes("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg/></html>"));
    }

    private void addForeign() {
        Map<String, byte[]> foreign = new LinkedHashMap<>();
        foreign.put("a program", joined(bytes("MZ\u0090\u0000"), new byte[100]));
        foreign.put("an ELF program", joined(bytes("\u007fELF\u0002\u0001"), new byte[100]));
        foreign.put("html", bytes("<!DOCTYPE html><html><body>hello</body></html>"));
        foreign.put("a script", bytes("#!/bin/sh\necho hello\n"));
        foreign.put("text", bytes("The password is in the log.\n"));
        foreign.put("json", bytes("{\"a\": 1}"));
        foreign.put("bitmap", joined(bytes("BM"), new byte[60]));
        foreign.put("tiff", joined(bytes("II*\u0000"), new byte[60]));
        foreign.put("icon", joined(bytes("\u0000\u0000\u0001\u0000\u0001\u0000"), new byte[60]));
        foreign.put("gzip", joined(bytes("\u001f\u008b\u0008"), new byte[60]));
        foreign.put("video", joined(bytes("\u0000\u0000\u0000\u0018ftypmp42"), new byte[60]));
        foreign.put("sound in RIFF", joined(bytes("RIFF$\u0000\u0000\u0000WAVEfmt "), new byte[28]));
        foreign.put("rtf", bytes("{\\rtf1 hello}"));
        foreign.put("old word", joined(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), new byte[600]));
        foreign.put(
                "a spreadsheet",
                TestFiles.zip("[Content_Types].xml", DocxCorpus.types("spreadsheetml.sheet"), "xl/a", ""));
        foreign.put("an open document", TestFiles.zip("mimetype", "application/vnd.oasis.opendocument.text"));
        foreign.forEach((what, content) -> EXTENSIONS.values().stream()
                .map(extensions -> extensions.get(0))
                .forEach(extension -> refuse(what, "a." + extension, content)));
    }

    private void addFloods() throws IOException {
        Pictures.floods().forEach((what, content) -> refuse(what, "a." + extension(what.split(" ", -1)[0]), content));
    }

    private void addNames() {
        for (String name :
                List.of("a", "png", "a.", "a.png.", "a.exe", "a.svgz", "a.html", "a.docm", "a.dotx", "a.doc")) {
            refuse("png", name, TestFiles.png());
        }
        refuse("png", "a.png\0.exe", TestFiles.png());
        refuse("png", "a.exe\r\n.png", TestFiles.png());
        refuse("png", "a\u202egnp.png", TestFiles.png());
        refuse("docx", "a.docm", TestFiles.docx());
        refuse("svg", "a.xml", TestFiles.svg());
    }

    private void pass(String what, String name, byte[] content) {
        cases.add(new Case(what, name, content, true));
    }

    private void refuse(String what, String name, byte[] content) {
        refuse(what, name, content, false);
    }

    private void refuse(String what, String name, byte[] content, boolean unless) {
        cases.add(new Case(what, name, content, unless));
    }

    private static List<String> extensions(String family) {
        return Objects.requireNonNull(EXTENSIONS.get(family));
    }

    private static String extension(String family) {
        return extensions(family).get(0);
    }

    /** The zip, whose end says that so many bytes of comment follow. */
    private static byte[] ending(byte[] zip, int comment) {
        byte[] ending = zip.clone();
        ending[zip.length - 2] = (byte) comment;
        ending[zip.length - 1] = (byte) (comment >> 8);
        return ending;
    }

    /** The same zip with the end of one that is larger than 4 GB may be (PKWARE's APPNOTE, 4.3.14 to 4.3.16). */
    private static byte[] large(byte[] zip, int comment) {
        ByteBuffer end = ByteBuffer.wrap(zip, zip.length - 22, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
        return ByteBuffer.allocate(zip.length + 56 + 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(zip, 0, zip.length - 22)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(45 << 16 | 45)
                .putLong(0)
                .putLong(end.getShort(8))
                .putLong(end.getShort(10))
                .putLong(end.getInt(12))
                .putLong(end.getInt(16))
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(zip.length - 22)
                .putInt(1)
                .putInt(0x06054b50)
                .putInt(0)
                .putInt(-1)
                .putLong(-1)
                .putShort((short) comment)
                .array();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] svg(String before, String again, int times, String after) {
        return TestFiles.svg(before + again.repeat(times) + after);
    }

    static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}

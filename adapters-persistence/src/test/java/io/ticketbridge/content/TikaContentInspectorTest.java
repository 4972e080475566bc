package io.ticketbridge.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.ContentInspectorContract;
import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikaContentInspectorTest implements ContentInspectorContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public ContentInspector inspector() {
        return new TikaContentInspector(folder);
    }

    @Test
    void nothingShouldBeLeftBehind() {
        inspector().inspect(new ByteArrayInputStream(TestFiles.png()), 1_000).close();
        assertThatThrownBy(() -> inspector().inspect(new ByteArrayInputStream(TestFiles.png()), 10))
                .isInstanceOf(Refusal.FileTooLarge.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStreamThatRefusesShouldLeaveNothingBehind() {
        InputStream refusing = new InputStream() {
            @Override
            public int read() {
                throw new Refusal.JiraTimedOut(new IOException("slow"));
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        };
        assertThatThrownBy(() -> inspector().inspect(refusing, 10)).isInstanceOf(Refusal.JiraTimedOut.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aZipShouldBeADocxOnlyWithAWordDocumentInIt() {
        assertThat(typeOf(TestFiles.zip("word/document.xml", "<w:document/>"))).isEmpty();
        assertThat(typeOf(TestFiles.zip("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "xl/workbook.xml", "")))
                .isEmpty();
        assertThat(typeOf(TestFiles.zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0")))
                .isEmpty();
    }

    @Test
    void xmlShouldBeAnSvgOnlyWithThatRootInThatNamespace() {
        assertThat(typeOf(bytes("<svg><rect/></svg>"))).isEmpty();
        assertThat(typeOf(bytes("<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>")))
                .contains(FileType.SVG);
        assertThat(typeOf(bytes("<html xmlns:s=\"http://www.w3.org/2000/svg\"><s:svg/></html>")))
                .isEmpty();
        assertThat(typeOf(bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect></svg>")))
                .isEmpty();
        assertThat(typeOf(bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- a drawing -->\n"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>")))
                .contains(FileType.SVG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script xlink:href=\"#a\"/>",
                "<rect onload=\"alert(1)\"/>",
                "<g ONCLICK=\"alert(1)\"/>",
                "<foreignObject><p>x</p></foreignObject>",
                "<a href=\"javascript:alert(1)\"><text>x</text></a>",
                "<a xlink:href=\" java&#115;cript:alert(1)\"/>",
                "<image href=\"https://evil.example/x.png\"/>",
                "<image xlink:href=\"//evil.example/x.png\"/>",
                "<use href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>",
                "<use href=\"other.svg#a\"/>",
                "<style>@import url(https://evil.example/x.css);</style>",
                "<style>rect { fill: url(https://evil.example/x.svg#a) }</style>",
                "<style>rect { fill: u\\72l(https://evil.example) }</style>",
                "<rect style=\"fill: url('https://evil.example/x')\"/>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onload\" to=\"alert(1)\"/>",
                "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"https://evil.example\"/>",
                "<style>@im<!-- -->port url(https://evil.example)</style>",
                "<style>@im<![CDATA[port 'https://evil.example']]></style>",
                "<style><g/>@import 'https://evil.example';</style>",
                "<style>&#64;import 'https://evil.example';</style>",
                "<style>rect { fill: <g>url(</g>https://evil.example) }</style>",
                "<style>@font-face { font-family: a; src: src('https://evil.example') }</style>",
                "<style>rect { fill: image-set('https://evil.example' 1x) }</style>",
                "<rect fill=\"url( 'https://evil.example/x#a')\"/>",
                "<rect fill=\"URL(data:image/svg+xml;base64,PHN2Zz4=)\"/>",
                "<set attributeName=\" xlink:href \" to=\"#a\"/>",
                "<animate attributeName=\"fill\" values=\"red;url(https://evil.example)\"/>",
                "<a href=\"#a\" ping=\"https://evil.example\"/>",
                "<g xml:base=\"https://evil.example/\"><use href=\"#a\"/></g>",
                "<a xmlns:y=\"http://www.w3.org/1999/xlink\" y:href=\"https://evil.example\"/>",
                "<?xml-stylesheet href=\"https://evil.example/x.css\"?>"
            })
    void anSvgThatRunsOrFetchesSomethingShouldBeActive(String content) {
        assertThat(isActive(TestFiles.svg(content))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<defs><linearGradient id=\"a\"/></defs><rect fill=\"url(#a)\"/>",
                "<use href=\"#a\"/>",
                "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
                "<style>rect { fill: red }</style>",
                "<style>rect { fill: url( '#a' ); scroll-behavior: auto } text { src: local(Arial) }</style>",
                "<style>rect { background: url(data:image/png;base64,iVBORw0KGgo=) }</style>",
                "<animate attributeName=\"r\" values=\"1;2;1\" dur=\"1s\"/>",
                "<animateTransform attributeName=\"transform\" type=\"rotate\" from=\"0\" to=\"360\" dur=\"1s\"/>",
                "<g xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:export-filename=\"C:\\\\a\\\\b.png\"/>",
                "<metadata><r xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                        + " rdf:resource=\"http://a/\"/></metadata>",
                "<text>Only text about &lt;script&gt; and onload=</text>"
            })
    void anSvgThatOnlyDrawsShouldNotBeActive(String content) {
        assertThat(isActive(TestFiles.svg(content))).isFalse();
        assertThat(typeOf(TestFiles.svg(content))).contains(FileType.SVG);
    }

    @Test
    void aStyleSheetBeyondAllMeasureShouldBeActive() {
        byte[] svg = TestFiles.svg("<style>" + " ".repeat(600 * 1024) + "</style>");
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(svg), svg.length)) {
            assertThat(file.active()).isTrue();
        }
    }

    @Test
    void anSvgMayBeInUtf16ButInNoEncodingThatBrowsersReadOtherwise() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assertThat(typeOf(("\uFEFF" + svg).getBytes(StandardCharsets.UTF_16LE))).contains(FileType.SVG);
        assertThat(typeOf(bytes("<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" + svg)))
                .isEmpty();
        assertThat(typeOf(("<?xml version=\"1.0\" encoding=\"cp037\"?>" + svg).getBytes(Charset.forName("cp037"))))
                .isEmpty();
        assertThat(typeOf(bytes("<?xml version=\"1.1\"?>" + svg))).isEmpty();
    }

    @Test
    void whatAnSvgSaysOfItsEncodingShouldBeSaidOnceAndBeTrue() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>\u00e9</text></svg>";
        String latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + svg;
        assertThat(typeOf(latin.getBytes(StandardCharsets.ISO_8859_1))).contains(FileType.SVG);
        assertThat(typeOf(bytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + svg)))
                .contains(FileType.SVG);
        assertThat(typeOf(("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + svg)
                        .getBytes(StandardCharsets.UTF_16BE)))
                .contains(FileType.SVG);
        assertThat(typeOf(svg.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(typeOf(bytes("\uFEFF" + latin))).isEmpty();
        assertThat(typeOf(("\uFEFF" + latin).getBytes(StandardCharsets.UTF_16LE)))
                .isEmpty();
        assertThat(typeOf(svg.getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(typeOf(bytes(latin.replace("<?xml", "<?xml" + " ".repeat(300)))))
                .isEmpty();
    }

    @Test
    void anSvgMayFollowALongComment() {
        String comment = "<!-- " + "made by a drawing program ".repeat(4_000) + "-->";
        byte[] svg = bytes(comment + "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(svg), svg.length)) {
            assertThat(file.type()).contains(FileType.SVG);
        }
    }

    @Test
    void aCompressedSvgShouldBeNoSvg() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(TestFiles.svg());
        }
        assertThat(typeOf(compressed.toByteArray())).isEmpty();
    }

    @Test
    void entitiesShouldNeitherBeExpandedNorTakeLong() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a39;</text></svg>");
        assertThat(isActive(bytes(bomb.toString()))).isTrue();
    }

    @Test
    void aMagicNumberAloneShouldBeNoFile() {
        assertThat(typeOf(Arrays.copyOf(TestFiles.png(), 8))).isEmpty();
        assertThat(typeOf(Arrays.copyOf(TestFiles.jpeg(), 4))).isEmpty();
        assertThat(typeOf(Arrays.copyOf(TestFiles.gif(), 6))).isEmpty();
        assertThat(typeOf(Arrays.copyOf(TestFiles.webp(), 12))).isEmpty();
        assertThat(typeOf(bytes("%PDF-"))).isEmpty();
        assertThat(typeOf(bytes("%PDF-<script>alert(1)</script>"))).isEmpty();
        assertThat(typeOf(bytes("GIF89a\0\0\0\0<script>alert(1)</script>"))).isEmpty();
        assertThat(typeOf(bytes("some text before %PDF-1.4"))).isEmpty();
    }

    @Test
    void aByteBeyondTheLimitShouldBeTheLastThatIsRead() {
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                taken.addAndGet(length);
                return length;
            }
        };
        assertThatThrownBy(() -> inspector().inspect(endless, 40_000)).isInstanceOf(Refusal.FileTooLarge.class);
        assertThat(taken).hasValue(40_001);
    }

    @Test
    void whatIsKeptShouldBeForThisUserAlone() throws IOException {
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(TestFiles.png()), 1_000);
                Stream<Path> kept = Files.list(folder)) {
            assertThat(file.size()).isPositive();
            assertThat(kept).singleElement().satisfies(path -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void anSvgWithADoctypeShouldBeActiveWhateverItDeclares() {
        String entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>";
        assertThat(isActive(bytes(entity))).isTrue();
    }

    private boolean isActive(byte[] content) {
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(content), 100_000)) {
            return file.active();
        }
    }

    private Optional<FileType> typeOf(byte[] content) {
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(content), 100_000)) {
            return file.type();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

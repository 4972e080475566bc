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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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
                "<text>Only text about &lt;script&gt; and onload=</text>"
            })
    void anSvgThatOnlyDrawsShouldNotBeActive(String content) {
        assertThat(isActive(TestFiles.svg(content))).isFalse();
        assertThat(typeOf(TestFiles.svg(content))).contains(FileType.SVG);
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

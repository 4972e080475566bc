package io.ticketbridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Fingerprint;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ContentInspector} promises. */
public interface ContentInspectorContract {
    ContentInspector inspector();

    @Test
    default void eachAllowedTypeShouldBeKnownByItsContent() {
        assertThat(typeOf(TestFiles.png())).contains(FileType.PNG);
        assertThat(typeOf(TestFiles.jpeg())).contains(FileType.JPEG);
        assertThat(typeOf(TestFiles.gif())).contains(FileType.GIF);
        assertThat(typeOf(TestFiles.webp())).contains(FileType.WEBP);
        assertThat(typeOf(TestFiles.svg())).contains(FileType.SVG);
        assertThat(typeOf(TestFiles.pdf())).contains(FileType.PDF);
        assertThat(typeOf(TestFiles.docx())).contains(FileType.DOCX);
    }

    @Test
    default void anythingElseShouldBeNoType() {
        assertThat(typeOf(bytes("just text"))).isEmpty();
        assertThat(typeOf(bytes(""))).isEmpty();
        assertThat(typeOf(bytes("<html><body><script>alert(1)</script></body></html>")))
                .isEmpty();
        assertThat(typeOf(bytes("<?xml version=\"1.0\"?><note>svg</note>"))).isEmpty();
        assertThat(typeOf(bytes("MZ\u0000\u0001"))).isEmpty();
        assertThat(typeOf(TestFiles.zip("a.txt", "a"))).isEmpty();
    }

    @Test
    default void theContentShouldBeReadableAsOftenAsItIsOpened() throws IOException {
        byte[] content = TestFiles.png();
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(content), 1_000)) {
            assertThat(file.size()).isEqualTo(content.length);
            MessageDigest digest = Fingerprint.sha256();
            digest.update(content);
            assertThat(file.digest()).isEqualTo(Fingerprint.of(digest));
            for (int i = 0; i < 2; i++) {
                try (InputStream in = file.open()) {
                    assertThat(in.readAllBytes()).isEqualTo(content);
                }
            }
        }
    }

    @Test
    default void aFileAtTheLimitShouldPassAndOneByteMoreShouldNot() {
        byte[] content = TestFiles.png(1_000);
        try (InspectedFile file = inspector().inspect(new ByteArrayInputStream(content), 1_000)) {
            assertThat(file.size()).isEqualTo(1_000);
        }
        assertThatThrownBy(() -> inspector().inspect(new ByteArrayInputStream(content), 999))
                .isInstanceOf(Refusal.FileTooLarge.class);
    }

    @Test
    default void anSvgWithAScriptShouldBeActive() {
        assertThat(isActive(TestFiles.svg("<script>alert(1)</script>"))).isTrue();
        assertThat(isActive(TestFiles.svg())).isFalse();
        assertThat(isActive(TestFiles.png())).isFalse();
    }

    @Test
    default void aPdfWithAScriptShouldBeActive() {
        assertThat(isActive(TestFiles.pdf("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")))
                .isTrue();
        assertThat(isActive(TestFiles.pdf())).isFalse();
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
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "a.png,PNG",
        "a.jpg,JPEG",
        "a.jpeg,JPEG",
        "a.gif,GIF",
        "a.webp,WEBP",
        "a.svg,SVG",
        "a.pdf,PDF",
        "a.docx,DOCX",
        "A.PNG,PNG",
        "a.tar.png,PNG",
        "证据.Pdf,PDF"
    })
    void claimedTypeShouldGoByTheLastExtensionInAnyCase(String name, FileType type) {
        assertThat(AttachmentPolicy.claimedType(new FileName(name))).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "png", "a.", "a.exe", "a.svgz", "a.png.html", "a.doc"})
    void claimedTypeShouldRefuseAnyOther(String name) {
        assertThat(codeOf(() -> AttachmentPolicy.claimedType(new FileName(name))))
                .isEqualTo("file_type_not_allowed");
    }

    @Test
    void contentOfExactlyTheLimitShouldPass() {
        assertThatCode(() -> AttachmentPolicy.contentMustBe(
                        FileType.PNG, Optional.of(FileType.PNG), AttachmentPolicy.MAX_BYTES))
                .doesNotThrowAnyException();
    }

    @Test
    void contentMustNotBeEmptyTooLargeOrOfAnotherType() {
        assertThat(codeOf(() -> AttachmentPolicy.contentMustBe(FileType.PNG, Optional.empty(), 0)))
                .isEqualTo("empty_file");
        assertThat(codeOf(() -> AttachmentPolicy.contentMustBe(FileType.PNG, Optional.of(FileType.PDF), 9)))
                .isEqualTo("content_mismatch");
        assertThat(codeOf(() -> AttachmentPolicy.contentMustBe(FileType.PNG, Optional.empty(), 9)))
                .isEqualTo("content_mismatch");
        assertThatThrownBy(() -> AttachmentPolicy.contentMustBe(
                        FileType.PNG, Optional.of(FileType.PNG), AttachmentPolicy.MAX_BYTES + 1))
                .isInstanceOf(Refusal.FileTooLarge.class)
                .hasMessage("File is over the limit of 10 MB");
    }

    @Test
    void drawingMustBePassive() {
        assertThat(codeOf(() -> AttachmentPolicy.drawingMustBePassive(FileType.SVG, true)))
                .isEqualTo("active_content");
        assertThatCode(() -> AttachmentPolicy.drawingMustBePassive(FileType.SVG, false))
                .doesNotThrowAnyException();
        assertThatCode(() -> AttachmentPolicy.drawingMustBePassive(FileType.PDF, true))
                .doesNotThrowAnyException();
    }
}

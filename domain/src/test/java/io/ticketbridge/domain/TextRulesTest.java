package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.codeOf;
import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @Test
    void summaryShouldBeRequiredInTheWordsOfTheContract() {
        assertThat(violationOf(() -> new Summary("")))
                .isEqualTo(new Violation("summary", "Summary is required", "required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\u3000", "\n\n"})
    void summaryShouldNotBeBlank(String blank) {
        assertThat(codeOf(() -> new Summary(blank))).isEqualTo("required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u0000b", "a\u001bb", "a\tb"})
    void summaryShouldBeOneLineWithoutControlCharacters(String text) {
        assertThat(codeOf(() -> new Summary(text))).isEqualTo("invalid_characters");
    }

    @Test
    void summaryShouldLoseOuterBlanksAsInJira() {
        assertThat(new Summary("  XSS in login ").value()).isEqualTo("XSS in login");
    }

    @Test
    void summaryShouldBeAtMost255CharactersAsJiraCountsThem() {
        assertThat(new Summary("x".repeat(255)).value()).hasSize(255);
        assertThat(codeOf(() -> new Summary("x".repeat(256)))).isEqualTo("too_long");
        assertThat(codeOf(() -> new Summary("\uD83D\uDE00".repeat(128)))).isEqualTo("too_long");
    }

    @Test
    void summaryShouldKeepAnyScript() {
        assertThat(new Summary("登录页 XSS \uD83D\uDD25 עברית").value()).isEqualTo("登录页 XSS \uD83D\uDD25 עברית");
    }

    @Test
    void descriptionShouldKeepItsTextAsItCame() {
        assertThat(new Description("  a\n\n\tb\r\n").value()).isEqualTo("  a\n\n\tb\r\n");
        assertThat(new Description("").value()).isEmpty();
    }

    @Test
    void descriptionShouldBeAtMost32767Characters() {
        assertThat(new Description("x".repeat(32_767)).value()).hasSize(32_767);
        assertThat(codeOf(() -> new Description("x".repeat(32_768)))).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD83D", "\uDE00\uD83D"})
    void textsShouldHoldNothingThatADatabaseCannotStore(String text) {
        assertThat(codeOf(() -> new Description(text))).isEqualTo("invalid_characters");
        assertThat(codeOf(() -> new CommentBody("x" + text))).isEqualTo("invalid_characters");
    }

    @Test
    void commentShouldBeRequiredAndAtMost32767Characters() {
        assertThat(violationOf(() -> new CommentBody(" \n")))
                .isEqualTo(new Violation("comment", "Comment is required", "required"));
        assertThat(new CommentBody("x".repeat(32_767)).value()).hasSize(32_767);
        assertThat(codeOf(() -> new CommentBody("x".repeat(32_768)))).isEqualTo("too_long");
    }
}

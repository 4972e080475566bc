package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"../../etc/xss-poc.png", "C:\\evidence\\xss-poc.png", "/xss-poc.png", " xss-poc.png "})
    void foldersAndOuterBlanksShouldBeDropped(String name) {
        assertThat(new FileName(name).value()).isEqualTo("xss-poc.png");
    }

    @Test
    void anyScriptShouldBeKept() {
        assertThat(new FileName("证据 №1 \uD83D\uDD25.png").value()).isEqualTo("证据 №1 \uD83D\uDD25.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nb.png", "a\u0000.png", "gnp.\u202Eexe.png", "a\u2066b.png", "=?utf-8?B?YS5leGU=?=.png"})
    void namesThatDeceiveOrBreakALineShouldBeRefused(String name) {
        assertThat(codeOf(() -> new FileName(name))).isEqualTo("invalid_characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "a/"})
    void aNameShouldBeRequired(String name) {
        assertThat(codeOf(() -> new FileName(name))).isEqualTo("required");
    }
}

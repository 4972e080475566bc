package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.FileName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.junit.jupiter.api.Test;

final class ContentDispositionTest {
    @Test
    void aPlainNameShouldStandAsItIs() {
        assertThat(ContentDisposition.of("inline", "xss-poc.png"))
                .isEqualTo("inline; filename=\"xss-poc.png\"; filename*=UTF-8''xss-poc.png");
    }

    @Test
    void anyScriptShouldBeEncodedAndLeaveALineForOldReaders() {
        assertThat(ContentDisposition.of("attachment", "€ 漏🐞.png"))
                .isEqualTo("attachment; filename=\"_ __.png\"; filename*=UTF-8''%E2%82%AC%20%E6%BC%8F%F0%9F%90%9E.png");
    }

    @Test
    void whatCouldEndTheHeaderOrTheQuotesShouldNotStand() {
        for (String name : List.of("a\r\nb", "a\"b", "a\\b", "a;b", "a/b", "a\u0000b", "a\u0085b", "a\u202Eb")) {
            assertThat(ContentDisposition.of("inline", name))
                    .startsWith("inline; filename=\"a_")
                    .matches("[ -~]*");
        }
    }

    @Test
    void aNameShouldBeNoLongerThanOneMayBe() {
        assertThat(ContentDisposition.of("inline", "🐞".repeat(4_000))).hasSizeLessThan(4_000);
    }

    /** Commons FileUpload's parser, and the one by which we read what clients send: neither knows how we write. */
    @Test
    void parsersThatKnowNothingOfEachOtherShouldReadTheSameName() {
        Map<String, String> read = new LinkedHashMap<>();
        read.put("xss-poc.png", "xss-poc.png");
        read.put("a\r\nSet-Cookie: b=c.png", "a__Set-Cookie: b=c.png");
        read.put("a\u0000b.png", "a_b.png");
        read.put("a\"; filename=\"b.png", "a\"; filename=\"b.png");
        read.put("a\\\".png", "a\\\".png");
        read.put("a;b.png", "a;b.png");
        read.put("a%22%0d%0ab.png", "a%22%0d%0ab.png");
        read.put("../../a/b.png", "../../a/b.png");
        read.put("a\u202Egnp.exe", "a_gnp.exe");
        read.put("漏洞 🐞 è.png", "漏洞 🐞 è.png");
        read.put("=?utf-8?B?YS5leGU=?=", "=?utf-8?B?YS5leGU=?=");
        read.put("''a'b''.png", "''a'b''.png");
        read.put("a+b c.png", "a+b c.png");
        read.put("a".repeat(4_096), "a".repeat(FileName.MAX_LENGTH));
        read.forEach((name, expected) -> {
            String header = ContentDisposition.of("attachment", name);
            assertThat(header).as(name).matches("[ -~]*");
            assertThat(new ParameterParser().parse(header, ';')).as(name).containsEntry("filename", expected);
            assertThat(PartHeaders.parse("Content-Disposition: " + header).filename())
                    .as(name)
                    .contains(expected);
            String old = header.substring(0, header.indexOf("; filename*="));
            assertThat(new ParameterParser().parse(old, ';').get("filename"))
                    .as(name)
                    .matches("[ -~&&[^\"\\\\/;%]]+")
                    .hasSize((int) expected.codePoints().count());
        });
    }
}

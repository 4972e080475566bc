package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}

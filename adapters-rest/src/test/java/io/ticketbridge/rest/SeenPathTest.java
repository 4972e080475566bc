package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeenPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/tickets",
                "/api/v2/tickets/1/attachments/10688/preview",
                "/api/v2/openapi.json",
                "/docs/swagger-ui-bundle.js",
                "/docs/page.css",
                "/"
            })
    void pathsOfOursShouldBeSeen(String path) {
        assertThat(SeenPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/tickets/rk_abc, /api/v2/tickets/…",
        "/rk_abc/tickets, /…/tickets",
        "/api/v2/tickets/1;%0a, /api/v2/tickets/…",
        "/.env, /…",
        "//a@b/x, //…/x",
        "/abcdefghijklmnopqrstuvwxyz, /…",
        "http://a:b@c/tickets, …",
        "*, …"
    })
    void whatIsInNoneOfThemShouldBeLeftOut(String path, String seen) {
        assertThat(SeenPath.of(path)).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"GET, GET", "PROPFIND, PROPFIND", "rk_abc, …", "ABCDEFGHIJK, …"})
    void methodsThatLookLikeNoneShouldBeLeftOut(String method, String seen) {
        assertThat(SeenPath.method(method)).isEqualTo(seen);
    }
}

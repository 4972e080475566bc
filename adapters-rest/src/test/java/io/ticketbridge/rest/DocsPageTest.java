package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocsPageTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final String BUNDLE = "/docs/swagger-ui-bundle.js";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void itShouldBeReadByAnybodyUnderAStrictPolicy() {
        Reply page = get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(DocsPage.POLICY)
                .contains("script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.text()).contains("<title>Ticketbridge API</title>").doesNotContain("<style", "style=");
    }

    @Test
    void whatThePageNeedsShouldBeThereAndOfThisServer() {
        Set<String> links = LINK.matcher(get("/docs").text())
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(links).hasSizeGreaterThan(5).allSatisfy(link -> {
            assertThat(link).startsWith("/");
            assertThat(get(link).status()).isEqualTo(200);
        });
    }

    /** It sends whoever reads the bundle to them. */
    @Test
    void theLicencesOfThePackageShouldBeBesideIt() {
        assertThat(get(BUNDLE).text()).contains("swagger-ui-bundle.js.LICENSE.txt");
        assertThat(get(BUNDLE + ".LICENSE.txt").text()).contains("MIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/index.html",
                "/docs/page.html",
                "/docs/swagger-ui.properties",
                "/docs/swagger-ui.js",
                "/docs/swagger-ui-bundle.js/",
                "/docs/swagger-ui-standalone-preset.js",
                "/docs/swagger-ui-x/../page.js",
                "/docs/../openapi.yaml",
                "/docs/..",
                "/docs//page.js",
                "/docs/%70age.js",
                "/docs/page.js%00",
                "/docs/page.js;a=b",
                "/Docs",
                "/docsx"
            })
    void nothingElseShouldBeThere(String path) {
        String answer = Raw.exchange(api, "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("\"code\":\"not_found\"");
    }

    @Test
    void aSlashTooManyShouldLeadToIt() {
        Reply reply = get("/docs/");
        assertThat(reply.status()).isEqualTo(308);
        assertThat(reply.header("Location")).isEqualTo("/docs");
    }

    @Test
    void itShouldOnlyBeRead() {
        Reply refused = send(request("/docs").POST(BodyPublishers.noBody()));
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET,HEAD");
        assertThat(refused.code()).isEqualTo("method_not_allowed");
    }

    @Test
    void itsHeadShouldBeThatOfTheWhole() {
        Reply whole = get(BUNDLE);
        Reply head = send(request(BUNDLE).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("" + whole.body().length);
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, GZIP;q=0.5, br", "gzip ; q=1.0"})
    void whoeverTakesItPackedShouldHaveItSo(String encodings) throws IOException {
        Reply packed = send(request(BUNDLE).header("Accept-Encoding", encodings));
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(600_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(get(BUNDLE).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.00", "x-gzipped", "identity"})
    void whoeverDoesNotShouldHaveItAsItIs(String encodings) {
        Reply plain = send(request("/docs/page.js").header("Accept-Encoding", encodings));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.text()).contains("/api/v2/openapi.json");
    }

    @Test
    void whoeverHasItShouldNotBeSentItAgain() {
        String tag = get("/docs/page.css").header("ETag");
        assertThat(get("/docs/page.js").header("ETag")).isNotEqualTo(tag);
        for (String known : Set.of(tag, "\"x\", " + tag, tag.substring("W/".length()), "*")) {
            Reply reply = send(request("/docs/page.css").header("If-None-Match", known));
            assertThat(reply.status()).as(known).isEqualTo(304);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("ETag")).isEqualTo(tag);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(send(request("/docs/page.css").header("If-None-Match", "\"x\""))
                        .status())
                .isEqualTo(200);
    }

    private Reply get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }
}

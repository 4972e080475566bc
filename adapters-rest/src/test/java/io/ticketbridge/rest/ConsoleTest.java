package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditRecord;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console's pages are sent, and the door through which they ask. */
final class ConsoleTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"(/console/[^\"]+)\"");

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/new", "/tickets/87", "/settings", "/settings/keys"})
    void everyPlaceShouldBeThePageUnderAStrictPolicy(String path) {
        Reply page = send(at(path));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(ConsolePages.POLICY)
                .contains(
                        "default-src 'none';", "script-src 'self';", "frame-ancestors 'none'", "require-trusted-types")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContain("<style", "style=", "onclick", "<script>");
    }

    @Test
    void whatThePageIsMadeOfShouldBeThere() {
        Set<String> links = links(LINK, "/");
        Set<String> scripts = new TreeSet<>(links(IMPORT, "/console/app.js"));
        assertThat(links).hasSizeGreaterThan(2);
        assertThat(scripts).hasSizeGreaterThan(5).contains("/console/lit-html.js");
        scripts.addAll(scripts.stream()
                .flatMap(script -> links(IMPORT, script).stream())
                .collect(Collectors.toSet()));
        scripts.addAll(links);
        assertThat(scripts)
                .allSatisfy(path -> assertThat(send(at(path)).status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/tickets",
                "/tickets/x",
                "/tickets/1/x",
                "/settings/",
                "/settings/a/b",
                "/console",
                "/console/page.html",
                "/console/../page.html",
                "/console/directive.js",
                "/Settings"
            })
    void nothingElseShouldBeThere(String path) {
        String answer = Raw.exchange(api, "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("\"code\":\"not_found\"");
    }

    @Test
    void aSessionShouldActAsItsKeyUntilItIsEnded() {
        String cookie = signIn(api.alice);
        assertThat(send(inConsole("/tickets", cookie)).status()).isEqualTo(200);
        Reply ended = send(inConsole("/session", cookie).DELETE());
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.header("Set-Cookie")).isEqualTo("ticketbridge=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
        assertThat(send(inConsole("/tickets", cookie)).status()).isEqualTo(401);
        assertThat(api.get(api.alice, "/tickets").status()).isEqualTo(200);
        api.audit.seal(100);
        assertThat(api.audit.after(0, 100))
                .extracting(record -> record.event().action())
                .contains(AuditAction.SESSION_BEGUN, AuditAction.SESSION_ENDED);
        assertThat(api.audit.after(0, 100)).extracting(AuditRecord::toString).noneMatch(text -> text.contains("rk_"));
    }

    @Test
    void aSessionShouldEndByItselfAndWithItsKey() {
        String cookie = signIn(api.alice);
        api.clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(send(inConsole("/tickets", cookie)).status()).isEqualTo(200);
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(send(inConsole("/tickets", cookie)).status()).isEqualTo(401);
        String another = signIn(api.alice);
        api.keys.revoke(api.keys.list(api.aliceUser.id()).get(0).id(), api.clock.instant());
        assertThat(send(inConsole("/tickets", another)).status()).isEqualTo(401);
    }

    @Test
    void theCookieShouldKeepToTheBrowserThatCameOverTls() {
        Reply begun = api.send(api.request(api.alice, "/session")
                .header("Origin", "https://tickets.example.com")
                .POST(BodyPublishers.noBody()));
        String cookie = begun.header("Set-Cookie");
        assertThat(cookie).matches("__Host-ticketbridge=rk_[A-Za-z0-9]{40}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(begun.text()).doesNotContain("rk_");
        assertThat(cookie).doesNotContain(api.alice);
        assertThat(send(inConsole("/tickets", cookie.substring(0, cookie.indexOf(';'))))
                        .status())
                .isEqualTo(200);
    }

    /** As another site's page, a form or a link would ask, which cannot add a header of ours. */
    @ParameterizedTest
    @CsvSource({
        "Accept, application/json",
        "Content-Type, text/plain",
        "X-Requested-With, XMLHttpRequest",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-origin"
    })
    void whatAnothersPageCanSendShouldBeRefused(String name, String value) {
        String cookie = signIn(api.alice);
        Reply reply = send(at(ConsoleDoor.BASE_PATH + "/tickets")
                .header("Cookie", cookie)
                .header(name, value)
                .POST(BodyPublishers.ofString("{\"summary\":\"Forged\"}")));
        assertThat(reply.status() + " " + reply.code()).isEqualTo("403 forbidden");
        assertThat(api.get(api.alice, "/tickets").data().at("/pagination/total").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void whatTheBrowserSaysComesFromElsewhereShouldBeRefused(String site) {
        String cookie = signIn(api.alice);
        assertThat(send(inConsole("/tickets", cookie).header("Sec-Fetch-Site", site))
                        .status())
                .isEqualTo(403);
        assertThat(send(inConsole("/tickets", cookie).header("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theApiItselfShouldReadNoCookieNorTheConsoleAKey() {
        String cookie = signIn(api.alice);
        assertThat(send(at("/api/v2/tickets").header("Cookie", cookie)).status())
                .isEqualTo(401);
        assertThat(send(inConsole("/tickets", "a=b").header("X-API-Key", api.alice))
                        .status())
                .isEqualTo(401);
    }

    private String signIn(String key) {
        Reply begun = api.send(api.request(key, "/session").POST(BodyPublishers.noBody()));
        assertThat(begun.status()).isEqualTo(201);
        String cookie = begun.header("Set-Cookie");
        assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Strict");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Set<String> links(Pattern pattern, String path) {
        return pattern.matcher(send(at(path)).text())
                .results()
                .map(link -> link.group(1))
                .collect(Collectors.toSet());
    }

    private HttpRequest.Builder inConsole(String path, String cookie) {
        return at(ConsoleDoor.BASE_PATH + path)
                .header("Cookie", cookie)
                .header("X-Requested-With", "ticketbridge-console");
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    }

    private Reply send(HttpRequest.Builder request) {
        return api.sendLater(request).join();
    }
}

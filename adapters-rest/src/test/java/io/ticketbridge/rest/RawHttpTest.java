package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RawHttpTest {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    private static final String TICKETS = "/api/v2/tickets";

    @Test
    void aHeadThatCouldBeReadInTwoWaysShouldBeRefusedAndTheConnectionClosed() {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("a space before the colon", post("Transfer-Encoding : chunked\r\nContent-Length: 2"));
        heads.put("chunks and a length", post("Transfer-Encoding: chunked\r\nContent-Length: 2"));
        heads.put("an unknown coding", post("Transfer-Encoding: xchunked"));
        heads.put("an unknown coding and a length", post("Transfer-Encoding: xchunked\r\nContent-Length: 2"));
        heads.put("two codings", post("Transfer-Encoding: gzip, chunked"));
        heads.put("two headers of codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"));
        heads.put("two lengths", post("Content-Length: 2\r\nContent-Length: 3"));
        heads.put("the same length twice", post("Content-Length: 2\r\nContent-Length: 2"));
        heads.put("a negative length", post("Content-Length: -2"));
        heads.put("a length in words", post("Content-Length: two"));
        heads.put("a length beyond a long", post("Content-Length: 99999999999999999999"));
        heads.put("chunks in HTTP/1.0", post("Transfer-Encoding: chunked").replace("HTTP/1.1", "HTTP/1.0"));
        heads.put("no host", get(TICKETS).replace("Host: localhost\r\n", ""));
        heads.put("two hosts", get(TICKETS).replace("Host: localhost\r\n", "Host: localhost\r\nHost: evil\r\n"));
        heads.put("a host that is none", get(TICKETS).replace("localhost", "a b["));
        heads.put("a name that is no token", get(TICKETS).replace("Host:", "X[]: a\r\nHost:"));
        heads.put("a method that is no token", get(TICKETS).replace("GET", "G(T"));
        heads.put("an escape that is none", get(TICKETS + "/%zz"));
        heads.put("an escape that is none in the query", get(TICKETS + "?page=%zz"));
        heads.put("bytes that are no ASCII", get(TICKETS + "/\u009b31m"));
        heads.put("a tunnel", get(TICKETS).replace("GET ", "CONNECT "));
        heads.put("HTTP/0.9", "GET " + TICKETS + "\r\n\r\n");
        heads.forEach((what, head) -> assertRefused(what, head, "400", "bad_request"));
    }

    @Test
    void whatGrizzlyRefusesByItselfShouldBeInTheEnvelope() {
        assertRefused("version", get(TICKETS).replace("HTTP/1.1", "HTTP/9.9"), "505", "http_version_not_supported");
        assertRefused(
                "headers",
                get(TICKETS).replace("Host:", "X: " + "a".repeat(20_000) + "\r\nHost:"),
                "431",
                "headers_too_large");
        assertRefused("address", get("/" + "a".repeat(20_000)), "414", "uri_too_long");
        assertRefused(
                "headers without end",
                get(TICKETS).replace("Host:", "X: a\r\n".repeat(300) + "Host:"),
                "400",
                "bad_request");
        assertRefused("Accept", get(TICKETS).replace("Host:", "Accept: ;;;\r\nHost:"), "400", "bad_request");
        assertRefused(
                "Content-Type", post("Content-Length: 0").replace("application/json", "/;"), "400", "bad_request");
    }

    @Test
    void aPathShouldHaveOneSpelling() {
        for (String path : List.of(
                TICKETS + "/",
                TICKETS + ";jsessionid=1",
                TICKETS + ";x=y",
                "//api/v2/tickets",
                "/api/v2//tickets",
                "/api/v2/x/../tickets",
                "/api/v2/./tickets",
                TICKETS + "/..",
                TICKETS + "/.",
                "/..",
                "/api/v2/%74ickets",
                "/api/v2%2ftickets",
                TICKETS + "%00",
                TICKETS + "/{id}",
                "/API/v2/tickets",
                "/api/v2x/tickets",
                "/api/v2",
                "/api/v2/",
                "/api",
                "*")) {
            assertRefused(path, closing(get(path)), "404", "not_found");
        }
    }

    @Test
    void aLongPathShouldBeAnsweredAsAShortOne() {
        for (String path : List.of("/" + "a".repeat(7_000), "/a".repeat(3_500), "/" + "%41".repeat(2_300))) {
            assertRefused(path, closing(get(path)), "404", "not_found");
        }
        assertThat(Raw.exchange(api, closing(get(TICKETS + "?x=" + "%41".repeat(2_300)))))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aChunkThatIsNoneShouldBeRefused() {
        String answer = Raw.exchange(api, post("Transfer-Encoding: chunked") + "zz\r\n{}\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad_request\"");
    }

    @Test
    void methodsShouldBeTheOnesThatAreSaid() {
        for (String method : List.of("PUT", "TRACE", "BREW", "get", "PROPFIND")) {
            String answer = Raw.exchange(api, closing(get(TICKETS).replace("GET ", method + " ")));
            assertThat(answer).as(method).startsWith("HTTP/1.1 405 ").contains("\"code\":\"method_not_allowed\"");
            assertThat(answer).as(method).containsPattern("\r\nAllow: [A-Z,]*GET");
        }
        String overridden =
                Raw.exchange(api, closing(get(TICKETS).replace("Host:", "X-HTTP-Method-Override: DELETE\r\nHost:")));
        assertThat(overridden).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void hostsAndProxiesOfAllKindsShouldBeServed() {
        for (String host : List.of("a_b:80", "[::1]:8080", "127.0.0.1", "tickets.example.com.")) {
            assertThat(Raw.exchange(api, closing(get(TICKETS).replace("localhost", host))))
                    .as(host)
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(Raw.exchange(api, closing(get("http://elsewhere" + TICKETS))))
                .startsWith("HTTP/1.1 200 ");
        assertThat(Raw.exchange(api, get(TICKETS).replace("HTTP/1.1", "HTTP/1.0")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anOfferToUpgradeShouldBeLeftAlone() {
        String answer = Raw.exchange(api, closing(get(TICKETS).replace("Host:", "Upgrade: websocket\r\nHost:")));
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\r\nContent-Type: application/json");
    }

    @Test
    void noAnswerShouldNameTheServer() {
        for (String request : List.of(closing(get(TICKETS)), closing(get("/nowhere")), get(TICKETS + "/%zz"))) {
            assertThat(Raw.exchange(api, request))
                    .doesNotContainIgnoringCase("grizzly")
                    .doesNotContainIgnoringCase("jersey")
                    .doesNotContainIgnoringCase("\r\nserver:")
                    .doesNotContainIgnoringCase("<html");
        }
    }

    private void assertRefused(String what, String request, String status, String code) {
        String answer = Raw.exchange(api, request);
        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .as(what)
                .contains("\r\nContent-Type: application/json")
                .doesNotContain("still open");
        assertThat(answer)
                .as(what)
                .contains("\r\nCache-Control: no-store")
                .contains("\r\nX-Content-Type-Options: nosniff");
        JsonNode envelope = Reply.parse(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(envelope.path("success").asBoolean(true)).as(what).isFalse();
        assertThat(envelope.path("code").asText()).as(what).isEqualTo(code);
        assertThat(answer)
                .as(what)
                .contains("\r\nX-Request-Id: " + envelope.path("request_id").asText() + "\r\n");
    }

    private String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + api.alice + "\r\n\r\n";
    }

    private String post(String framing) {
        return "POST " + TICKETS + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + api.alice
                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n";
    }

    private static String closing(String request) {
        return request.replaceFirst("\r\nHost:", "\r\nConnection: close\r\nHost:");
    }
}

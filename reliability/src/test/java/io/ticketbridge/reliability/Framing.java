package io.ticketbridge.reliability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Requests that two readers may read in two ways, and requests for what is nowhere (S-22). After each that is about framing a
 * second request follows on the same connection, for whoever takes the first one's end to be elsewhere.
 */
final class Framing {
    /**
     * One of them.
     *
     * @param statuses what may be answered
     * @param closes whether the connection must end with the answer
     */
    record Case(String request, Set<Integer> statuses, boolean closes) {}

    static final String SMUGGLED = "/api/v2/smuggled";
    private static final String TICKETS = "/api/v2/tickets";
    private static final Set<Integer> BAD = Set.of(400);
    private static final Set<Integer> NOWHERE = Set.of(404);
    private static final Set<Integer> NO_METHOD = Set.of(405);

    private final String key;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    private Framing(String key) {
        this.key = key;
    }

    /** All of them by what they are, asked under this key. */
    static Map<String, Case> cases(String key) {
        Framing framing = new Framing(key);
        framing.lengths();
        framing.codings();
        framing.chunks();
        framing.heads();
        framing.methods();
        framing.paths();
        return framing.cases;
    }

    private void lengths() {
        ambiguous("two lengths", post("Content-Length: 2\r\nContent-Length: 3", "{}"));
        ambiguous("the same length twice", post("Content-Length: 2\r\nContent-Length: 2", "{}"));
        ambiguous("lengths in a list", post("Content-Length: 2, 2", "{}"));
        ambiguous("lengths in a list that differ", post("Content-Length: 2, 9", "{}"));
        ambiguous("a length with a plus", post("Content-Length: +2", "{}"));
        ambiguous("a length below none", post("Content-Length: -2", "{}"));
        ambiguous("a length with a blank in it", post("Content-Length: 1 2", "{}"));
        ambiguous("a length in hexadecimal", post("Content-Length: 0x2", "{}"));
        ambiguous("a length in words", post("Content-Length: two", "{}"));
        ambiguous("a length with a point", post("Content-Length: 2.0", "{}"));
        ambiguous("a length with an exponent", post("Content-Length: 2e0", "{}"));
        ambiguous("an empty length", post("Content-Length:", "{}"));
        ambiguous("a length beyond a long", post("Content-Length: 18446744073709551618", "{}"));
        ambiguous("a length in quotes", post("Content-Length: \"2\"", "{}"));
        ambiguous("a length in other digits", post("Content-Length: \u00b2", "{}"));
    }

    private void codings() {
        String chunked = "2\r\n{}\r\n0\r\n\r\n";
        ambiguous("chunks and a length", post("Transfer-Encoding: chunked\r\nContent-Length: 2", chunked));
        ambiguous("a length and chunks", post("Content-Length: 2\r\nTransfer-Encoding: chunked", chunked));
        ambiguous("a blank before the colon", post("Transfer-Encoding : chunked\r\nContent-Length: 2", chunked));
        ambiguous("a tab before the colon", post("Transfer-Encoding\t: chunked\r\nContent-Length: 2", chunked));
        ambiguous("a blank before the colon of a length", post("Content-Length : 2", "{}"));
        ambiguous("xchunked", post("Transfer-Encoding: xchunked", chunked));
        ambiguous("xchunked and a length", post("Transfer-Encoding: xchunked\r\nContent-Length: 2", chunked));
        ambiguous("chunked and more letters", post("Transfer-Encoding: chunkedx", chunked));
        ambiguous("chunked in capitals", post("Transfer-Encoding: Chunked", chunked));
        ambiguous("identity and a length", post("Transfer-Encoding: identity\r\nContent-Length: 2", "{}"));
        ambiguous("two codings", post("Transfer-Encoding: gzip, chunked", chunked));
        ambiguous("chunked twice", post("Transfer-Encoding: chunked, chunked", chunked));
        ambiguous("chunked, then identity", post("Transfer-Encoding: chunked, identity", chunked));
        ambiguous("two headers of codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x", chunked));
        ambiguous(
                "the same coding in two headers",
                post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", chunked));
        ambiguous("a coding in quotes", post("Transfer-Encoding: \"chunked\"", chunked));
        ambiguous(
                "a coding after a vertical tab",
                post("Transfer-Encoding: \u000bchunked\r\nContent-Length: 2", chunked));
        ambiguous("a coding with a parameter", post("Transfer-Encoding: chunked;a=b", chunked));
        ambiguous("an empty coding and a length", post("Transfer-Encoding:\r\nContent-Length: 2", chunked));
        ambiguous(
                "chunks in HTTP/1.0",
                post("Transfer-Encoding: chunked", chunked).replace("HTTP/1.1", "HTTP/1.0"));
    }

    private void chunks() {
        broken("a chunk of no size", "\r\n{}\r\n0\r\n\r\n");
        broken("a chunk of words", "zz\r\n{}\r\n0\r\n\r\n");
        broken("a chunk below none", "-2\r\n{}\r\n0\r\n\r\n");
        broken("a chunk with a plus", "+2\r\n{}\r\n0\r\n\r\n");
        broken("a chunk with 0x", "0x2\r\n{}\r\n0\r\n\r\n");
        broken("a chunk beyond a long", "10000000000000002\r\n{}\r\n0\r\n\r\n");
        broken("a chunk of a hundred digits", "0".repeat(100) + "2\r\n{}\r\n0\r\n\r\n");
        broken("a chunk whose line ends in LF alone", "2\n{}\r\n0\r\n\r\n");
        broken("a chunk that ends in LF alone", "2\r\n{}\n0\r\n\r\n");
        broken("chunks that end in LF alone", "2\r\n{}\r\n0\n\n");
        broken("a chunk that is longer than it says", "1\r\n{}\r\n0\r\n\r\n");
        broken("a chunk with a blank before its size", " 2\r\n{}\r\n0\r\n\r\n");
        broken("an extension without end", "2;" + "a".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n");
        broken("an extension with LF in it", "2;a\nb\r\n{}\r\n0\r\n\r\n");
        broken("an extension with CR in it", "2;a\rb\r\n{}\r\n0\r\n\r\n");
        broken("trailers without end", "2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(20_000) + "\r\n");
    }

    private void heads() {
        ambiguous("lines that end in LF alone", get(TICKETS).replace("\r\n", "\n"));
        ambiguous("one line that ends in LF alone", get(TICKETS).replace("localhost\r\n", "localhost\n"));
        ambiguous("a folded header", get(TICKETS).replace("\r\nHost", "\r\nX: a\r\n b\r\nHost"));
        ambiguous(
                "a folded coding", post("Transfer-Encoding:\r\n chunked\r\nContent-Length: 2", "2\r\n{}\r\n0\r\n\r\n"));
        ambiguous("a first header that is folded", get(TICKETS).replace("\r\nHost", "\r\n X: a\r\nHost"));
        ambiguous("NUL in a value", get(TICKETS).replace("\r\nHost", "\r\nX: a\0b\r\nHost"));
        ambiguous("NUL in a name", get(TICKETS).replace("\r\nHost", "\r\nX\0Y: a\r\nHost"));
        ambiguous("CR in a value", get(TICKETS).replace("\r\nHost", "\r\nX: a\rb\r\nHost"));
        ambiguous("a header without a colon", get(TICKETS).replace("\r\nHost", "\r\nabc\r\nHost"));
        ambiguous("a header without a name", get(TICKETS).replace("\r\nHost", "\r\n: a\r\nHost"));
        ambiguous("a name that is no token", get(TICKETS).replace("\r\nHost", "\r\nX[]: a\r\nHost"));
        ambiguous("two hosts", get(TICKETS).replace("\r\nHost", "\r\nHost: evil.example\r\nHost"));
        ambiguous("no host", get(TICKETS).replace("Host: localhost\r\n", ""));
        ambiguous("a host with a path", get(TICKETS).replace("localhost", "localhost/x"));
        ambiguous("a host with a user", get(TICKETS).replace("localhost", "a@localhost"));
        ambiguous("hosts in a list", get(TICKETS).replace("localhost", "localhost, evil.example"));
        ambiguous("HTTP/0.9", "GET " + TICKETS + "\r\n\r\n");
        ambiguous("two blanks in the first line", get(TICKETS).replace("GET ", "GET  "));
        ambiguous("a tab in the first line", get(TICKETS).replace("GET ", "GET\t"));
        for (String version : new String[] {"http/1.1", "HTTP/9.9", "HTTP/1.2", "HTTP/1.1x", "HTTP/01.1"}) {
            cases.put(version, new Case(get(TICKETS).replace("HTTP/1.1", version), Set.of(400, 505), true));
        }
    }

    private void methods() {
        cases.put("TRACE", of(get(TICKETS).replace("GET ", "TRACE "), NO_METHOD));
        cases.put("TRACK", of(get(TICKETS).replace("GET ", "TRACK "), NO_METHOD));
        cases.put("small letters", of(get(TICKETS).replace("GET ", "get "), NO_METHOD));
        cases.put("CONNECT", new Case(get("localhost:22").replace("GET ", "CONNECT "), BAD, true));
        cases.put("a method that is no token", new Case(get(TICKETS).replace("GET ", "G(T "), BAD, true));
        for (String header : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            // Were it heeded, the answer would be that the ticket, which is nobody's, is deleted or not: 404, not 405.
            cases.put(
                    header,
                    of(
                            get(TICKETS).replace("GET ", "PUT ").replace("\r\nHost", "\r\n" + header + ": GET\r\nHost"),
                            NO_METHOD));
        }
        cases.put("_method", of(get(TICKETS + "?_method=GET").replace("GET ", "PUT "), NO_METHOD));
        cases.put("PRI of HTTP/2", new Case("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Set.of(400, 505), true));
    }

    private void paths() {
        for (String path : new String[] {
            TICKETS + ";x=y",
            TICKETS + "/1;x=y",
            TICKETS + "/",
            "/api/v2//tickets",
            "//api/v2/tickets",
            "/api/v2/x/../tickets",
            "/api/v2/./tickets",
            TICKETS + "/..",
            "/..",
            "/api/v2/%74ickets",
            "/api/v2%2ftickets",
            "/api/v2%5ctickets",
            TICKETS + "%00",
            TICKETS + "%0d%0aX:%20y",
            TICKETS + "/%2e%2e/tickets",
            "/api/v2/..%2ftickets",
            "/api/v2\\tickets",
            "/API/v2/tickets",
            "/console",
            "/h2-console"
        }) {
            cases.put(path, of(get(path), path.contains("\\") ? Set.of(400, 404) : NOWHERE));
        }
        for (String path :
                new String[] {TICKETS + "/%zz", TICKETS + "/%", TICKETS + "?page=%zz", TICKETS + "/\u009b"}) {
            cases.put(path, new Case(get(path), BAD, true));
        }
        cases.put("an address with another's host", of(get("http://evil.example/api/v2/nothing"), NOWHERE));
        cases.put("an address of another kind", of(get("ftp://localhost/api/v2/nothing"), Set.of(400, 404)));
        cases.put("an address with a user", of(get("http://a:b@localhost/api/v2/nothing"), Set.of(400, 404)));
        cases.put("an address without end", new Case(get("/" + "a".repeat(20_000)), Set.of(414), true));
        cases.put(
                "headers without end",
                new Case(
                        get(TICKETS).replace("\r\nHost", "\r\nX: " + "a".repeat(20_000) + "\r\nHost"),
                        Set.of(400, 431),
                        true));
    }

    private void ambiguous(String what, String request) {
        cases.put(what, new Case(request + get(SMUGGLED), BAD, true));
    }

    private void broken(String what, String chunks) {
        ambiguous(what, post("Transfer-Encoding: chunked", chunks));
    }

    /** One of which nobody doubts where it ends; the client asks to close, to be sure that nothing more comes. */
    private static Case of(String request, Set<Integer> statuses) {
        return new Case(request.replaceFirst("\r\nHost", "\r\nConnection: close\r\nHost"), statuses, true);
    }

    private String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key + "\r\n\r\n";
    }

    private String post(String framing, String body) {
        return "POST " + TICKETS + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n" + body;
    }
}

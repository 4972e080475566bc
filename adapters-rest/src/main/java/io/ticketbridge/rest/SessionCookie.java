package io.ticketbridge.rest;

import io.ticketbridge.domain.ApiKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The cookie in which a browser keeps its session: no script reads it, no other site's page has it sent, and a browser that came over
 * TLS keeps it to this host (RFC 6265bis, section 4.1.3.2). It has no end of its own: it goes with the browser, and the session ends.
 */
enum SessionCookie {
    /** Over TLS. */
    SECURE("__Host-ticketbridge", "; Secure"),
    /** On this machine, or where somebody chose to do without. */
    PLAIN("ticketbridge", "");

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final String cookie;
    private final String more;

    SessionCookie(String cookie, String more) {
        this.cookie = cookie;
        this.more = more;
    }

    /** The one for pages of this origin: whether TLS ends before us, only the browser knows. */
    static SessionCookie of(@Nullable String origin) {
        return origin != null && origin.startsWith("https:") ? SECURE : PLAIN;
    }

    /** The session that a browser brings. */
    static Optional<String> in(Request request) {
        return Arrays.stream(values()).flatMap(kind -> kind.values(request)).findFirst();
    }

    String with(ApiKey token) {
        return cookie + "=" + token.reveal() + ATTRIBUTES + more;
    }

    /** Has a browser forget it. */
    String gone() {
        return cookie + "=; Max-Age=0" + ATTRIBUTES + more;
    }

    private Stream<String> values(Request request) {
        return Stream.of(request.getCookies())
                .filter(each -> each.getName().equals(cookie))
                .map(each -> String.valueOf(each.getValue()));
    }
}

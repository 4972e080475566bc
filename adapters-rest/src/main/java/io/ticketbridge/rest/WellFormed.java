package io.ticketbridge.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request's head can be read in one way alone (RFC 9110, RFC 9112). Grizzly reads some kindly that a proxy in
 * front of it may read otherwise, and what two readers disagree on is how a request is smuggled past one of them.
 */
final class WellFormed {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TARGET = Pattern.compile("(?:[\\x21-\\x7e&&[^%]]|%[0-9A-Fa-f]{2})++");
    private static final Pattern HOST =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._~-]{1,253})(?::[0-9]{1,5})?");

    private WellFormed() {}

    static boolean is(HttpRequestPacket request) {
        MimeHeaders headers = request.getHeaders();
        return request.getProtocol() != Protocol.HTTP_0_9
                && isMethod(request.getMethod())
                && isTarget(request.getRequestURI())
                && isTarget(request.getQueryString())
                && hasPlainNames(headers)
                && hasOneHost(request)
                && hasOneFraming(request);
    }

    /** After CONNECT Grizzly waits for what would go through the tunnel. */
    private static boolean isMethod(Method method) {
        return !method.equals(Method.CONNECT)
                && !method.equals(Method.PRI)
                && TOKEN.matcher(method.getMethodString()).matches();
    }

    private static boolean isTarget(@Nullable String part) {
        return part == null || part.isEmpty() || TARGET.matcher(part).matches();
    }

    private static boolean hasPlainNames(MimeHeaders headers) {
        for (String name : headers.names()) {
            if (!TOKEN.matcher(name).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOneHost(HttpRequestPacket request) {
        List<String> hosts = values(request, Header.Host);
        boolean mayBeAbsent = request.getProtocol() != Protocol.HTTP_1_1;
        return hosts.isEmpty()
                ? mayBeAbsent
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    /**
     * A length or chunks, never both, and no coding but chunks; in small letters, for in others Grizzly knows it or not by how
     * many pieces the head came in.
     */
    private static boolean hasOneFraming(HttpRequestPacket request) {
        List<String> codings = values(request, Header.TransferEncoding);
        List<String> lengths = values(request, Header.ContentLength);
        if (codings.isEmpty()) {
            return lengths.size() <= 1;
        }
        return lengths.isEmpty()
                && codings.size() == 1
                && codings.get(0).equals("chunked")
                && request.getProtocol() == Protocol.HTTP_1_1;
    }

    private static List<String> values(HttpRequestPacket request, Header name) {
        List<String> values = new ArrayList<>();
        request.getHeaders().values(name).forEach(values::add);
        return values;
    }
}

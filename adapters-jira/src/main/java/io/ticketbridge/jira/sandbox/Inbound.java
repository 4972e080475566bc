package io.ticketbridge.jira.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glassfish.grizzly.http.server.Request;

/** A request as it came in. Its body is read at once, unless it brings a file. */
final class Inbound {
    private static final int MAX_BODY = 1024 * 1024;

    private final Request request;
    private final String contextPath;
    private final byte[] body;
    private final Counted file;

    private Inbound(Request request, String contextPath, byte[] body) {
        this.request = request;
        this.contextPath = contextPath;
        this.body = body;
        this.file = new Counted(request.getInputStream(), request.getContentLengthLong());
    }

    static Inbound of(Request request, String contextPath) throws IOException {
        return new Inbound(request, contextPath, bringsFile(request) ? new byte[0] : body(request));
    }

    String method() {
        return request.getMethod().getMethodString();
    }

    /** The path as it was sent, context path included. */
    String fullPath() {
        return request.getRequestURI();
    }

    /** The path below the context path, or empty where it is none below. */
    Optional<String> path() {
        boolean inContext = fullPath().startsWith(contextPath + "/");
        return inContext ? Optional.of(fullPath().substring(contextPath.length())) : Optional.empty();
    }

    /** Whether it is for the sandbox itself, below the context path or not. */
    boolean isStaffs() {
        return staffPath().startsWith("/__sandbox/");
    }

    String staffPath() {
        boolean below = fullPath().startsWith(contextPath + "/__sandbox/");
        return below ? fullPath().substring(contextPath.length()) : fullPath();
    }

    String query() {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }

    String header(String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    /** All headers; of what could be a secret there is only the scheme. */
    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaderNames().forEach(name -> headers.put(name, header(name)));
        headers.replaceAll((name, value) -> isSecret(name) ? value.split(" ", 2)[0] + " (hidden)" : value);
        headers.computeIfPresent("Cookie", (name, value) -> "(hidden)");
        return headers;
    }

    byte[] body() {
        return body;
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body of a request that brings a file. */
    InputStream stream() {
        return file;
    }

    /** How much of the body has been read. */
    long bytesRead() {
        return body.length + file.count;
    }

    private static boolean bringsFile(Request request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** As long as its headers say: to a caller who offers an upgrade, the end of a body never comes. */
    private static byte[] body(Request request) throws IOException {
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        long length = chunked ? MAX_BODY : Math.min(MAX_BODY, request.getContentLengthLong());
        return length <= 0 ? new byte[0] : request.getInputStream().readNBytes((int) length);
    }

    private static boolean isSecret(String header) {
        return header.equalsIgnoreCase("Authorization") || header.equalsIgnoreCase("Proxy-Authorization");
    }

    /** Counts what is read, and ends where the request's length says so; a negative length is unknown. */
    private static final class Counted extends FilterInputStream {
        private final long length;
        private long count;

        Counted(InputStream in, long length) {
            super(in);
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            if (count == length) {
                return -1;
            }
            int read = super.read(buffer, offset, most);
            count += Math.max(0, read);
            return read;
        }
    }
}

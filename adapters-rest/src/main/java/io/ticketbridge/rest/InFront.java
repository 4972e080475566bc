package io.ticketbridge.rest;

import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.util.Set;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** A handler before another one, which starts and ends with it. */
abstract class InFront extends HttpHandler {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int METHOD_NOT_ALLOWED = 405;

    final HttpHandler next;

    InFront(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void start() {
        next.start();
    }

    @Override
    public void destroy() {
        next.destroy();
    }

    /** Whether it is asked for only; whoever wants something else of it is told that there is nothing else. */
    static boolean isRead(Request request, Response response) throws IOException {
        boolean reads = READING.contains(request.getMethod().getMethodString());
        if (!reads) {
            response.setHeader(Header.Allow, "GET,HEAD");
            response.sendError(METHOD_NOT_ALLOWED);
        }
        return reads;
    }

    static void answer(Response response, String type, byte[] bytes) throws IOException {
        SafeHeaders.set(response::setHeader);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

package io.ticketbridge.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** Pages of ours and what they are made of, for anybody, under one policy. All else is the next one's. */
abstract class FilePages extends InFront {
    static final String HTML = "text/html; charset=utf-8";
    static final String SCRIPT = "text/javascript; charset=utf-8";
    static final String STYLE = "text/css; charset=utf-8";
    static final String DRAWING = "image/svg+xml";

    private static final int NOT_MODIFIED = 304;

    private final String policy;
    private final Map<PageFile, PackedFile> read = new ConcurrentHashMap<>();

    /**
     * A file that there is.
     *
     * @param resource its path in the jar
     */
    record PageFile(String resource, String type) {}

    FilePages(String policy, HttpHandler next) {
        super(next);
        this.policy = policy;
    }

    /** What is at a path: nothing is looked for by a name that somebody sent. */
    abstract Optional<PageFile> at(String path);

    @Override
    public void service(Request request, Response response) throws Exception {
        Optional<PageFile> file = at(request.getRequestURI());
        if (file.isEmpty()) {
            next.service(request, response);
        } else if (isRead(request, response)) {
            answer(read.computeIfAbsent(file.get(), FilePages::read), request, response);
        }
    }

    private static PackedFile read(PageFile file) {
        return PackedFile.read(file.resource(), file.type());
    }

    private void answer(PackedFile file, Request request, Response response) throws IOException {
        SafeHeaders.set(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(Header.CacheControl, "no-cache");
        response.setHeader(Header.ETag, file.tag());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (file.isTagged(header(request, HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        if (PackedFile.isTakenPacked(header(request, HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, PackedFile.ENCODING);
            response.setContentLength(file.packedLength());
            file.writePacked(response.getOutputStream());
        } else {
            response.setContentLength(file.length());
            file.write(response.getOutputStream());
        }
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}

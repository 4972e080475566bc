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

/** The page on which the API is read and tried, for anybody, and what it is made of. All else is the next one's. */
final class DocsPage extends InFront {
    static final String PATH = "/docs";

    /** Icons are in the style sheet, as addresses of data; a picture that a try has fetched is shown out of memory. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    /** Each with its type; of the package, what the page needs alone. */
    private static final Map<String, String> FILES = Map.of(
            PATH,
            "text/html; charset=utf-8",
            PATH + "/page.js",
            SCRIPT,
            PATH + "/page.css",
            STYLE,
            PATH + "/icon.svg",
            "image/svg+xml",
            PATH + "/swagger-ui.css",
            STYLE,
            PATH + "/swagger-ui-bundle.js",
            SCRIPT,
            PATH + "/swagger-ui-bundle.js.LICENSE.txt",
            "text/plain; charset=utf-8");

    private static final int NOT_MODIFIED = 304;
    private static final int PERMANENT_REDIRECT = 308;

    private final Map<String, PackedFile> read = new ConcurrentHashMap<>();

    DocsPage(HttpHandler next) {
        super(next);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String path = request.getRequestURI();
        String type = FILES.get(path);
        if (isPathWithSlash(request)) {
            lead(response);
        } else if (type == null) {
            next.service(request, response);
        } else if (isRead(request, response)) {
            answer(read.computeIfAbsent(path, first -> read(path, type)), request, response);
        }
    }

    /** As people type it, but no path ends so, {@link PathFilter} says. */
    private static boolean isPathWithSlash(Request request) {
        return (PATH + "/").equals(request.getAttribute(PathFilter.SENT_PATH));
    }

    private static void lead(Response response) {
        SafeHeaders.set(response::setHeader);
        response.setHeader(Header.Location, PATH);
        response.setStatus(PERMANENT_REDIRECT);
    }

    private static PackedFile read(String path, String type) {
        String name = path.equals(PATH) ? "page.html" : path.substring(PATH.length() + 1);
        return PackedFile.read(name.startsWith(SwaggerUi.NAME) ? SwaggerUi.resource(name) : "docs/" + name, type);
    }

    private static void answer(PackedFile file, Request request, Response response) throws IOException {
        SafeHeaders.set(response::setHeader);
        response.setHeader("Content-Security-Policy", POLICY);
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

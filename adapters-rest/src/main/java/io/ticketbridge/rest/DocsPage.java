package io.ticketbridge.rest;

import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** The page on which the API is read and tried, for anybody, and what it is made of. */
final class DocsPage extends FilePages {
    static final String PATH = "/docs";

    /** Icons are in the style sheet, as addresses of data; a picture that a try has fetched is shown out of memory. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final int PERMANENT_REDIRECT = 308;

    /** Of the package, what the page needs alone. */
    private static final Map<String, PageFile> FILES = Map.of(
            PATH,
            ours("page.html", HTML),
            PATH + "/page.js",
            ours("page.js", SCRIPT),
            PATH + "/page.css",
            ours("page.css", STYLE),
            PATH + "/icon.svg",
            ours("icon.svg", DRAWING),
            PATH + "/swagger-ui.css",
            packages("swagger-ui.css", STYLE),
            PATH + "/swagger-ui-bundle.js",
            packages("swagger-ui-bundle.js", SCRIPT),
            PATH + "/swagger-ui-bundle.js.LICENSE.txt",
            packages("swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8"));

    DocsPage(HttpHandler next) {
        super(POLICY, next);
    }

    @Override
    Optional<PageFile> at(String path) {
        return Optional.ofNullable(FILES.get(path));
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (isPathWithSlash(request)) {
            lead(response);
        } else {
            super.service(request, response);
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

    private static PageFile ours(String name, String type) {
        return new PageFile("docs/" + name, type);
    }

    private static PageFile packages(String name, String type) {
        return new PageFile(Webjar.SWAGGER_UI.resource(name), type);
    }
}

package io.ticketbridge.rest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandler;

/**
 * The console, which people see: one page, whose script shows what the address says, and what that is made of. They hold nothing of
 * anybody's; what they show they ask of the API, through {@link ConsoleDoor}.
 */
final class ConsolePages extends FilePages {
    /** No markup is made of a text but by the library that fills templates (Trusted Types); pictures may be files that are not sent yet. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html";

    private static final Pattern PLACES =
            Pattern.compile("/|/sign-in|/new|/tickets/[0-9]{1,19}|/settings(?:/[a-z]{1,20})?");
    private static final PageFile PAGE = ours("page.html", HTML);
    private static final String BELOW = "/console/";
    private static final Map<String, PageFile> FILES = files();

    ConsolePages(HttpHandler next) {
        super(POLICY, next);
    }

    @Override
    Optional<PageFile> at(String path) {
        return PLACES.matcher(path).matches() ? Optional.of(PAGE) : Optional.ofNullable(FILES.get(path));
    }

    private static Map<String, PageFile> files() {
        Stream<PageFile> scripts = Stream.of(
                        "api",
                        "app",
                        "dialog",
                        "events",
                        "files",
                        "icons",
                        "integrations",
                        "keys",
                        "list",
                        "new",
                        "parts",
                        "people",
                        "settings",
                        "sign-in",
                        "ticket",
                        "webhooks")
                .map(name -> ours(name + ".js", SCRIPT));
        Stream<PageFile> others = Stream.of(
                ours("console.css", STYLE),
                ours("icon.svg", DRAWING),
                new PageFile(Webjar.LIT_HTML.resource("lit-html.js"), SCRIPT));
        return Stream.concat(scripts, others).collect(Collectors.toUnmodifiableMap(ConsolePages::path, file -> file));
    }

    private static String path(PageFile file) {
        return BELOW + file.resource().substring(file.resource().lastIndexOf('/') + 1);
    }

    private static PageFile ours(String name, String type) {
        return new PageFile("console/" + name, type);
    }
}

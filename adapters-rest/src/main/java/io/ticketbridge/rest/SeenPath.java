package io.ticketbridge.rest;

import java.util.regex.Pattern;

/**
 * A request's method and path as they may be seen in a log. What no path of ours has in it, a key that was put there by mistake
 * or anything else, is left out.
 */
final class SeenPath {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");
    private static final String FILE = "[a-z-]{1,20}\\.(?:js|css|svg|json|yaml)|sign-in";
    private static final Pattern FOREIGN =
            Pattern.compile("(?<=/)(?!(?:v2|" + FILE + "|[a-z]{1,20}|[0-9]{1,19})(?:/|$))[^/]+");
    private static final String LEFT_OUT = "…";

    private SeenPath() {}

    static String method(String sent) {
        return METHOD.matcher(sent).matches() ? sent : LEFT_OUT;
    }

    static String of(String sent) {
        return sent.startsWith("/") ? FOREIGN.matcher(sent).replaceAll(LEFT_OUT) : LEFT_OUT;
    }
}

package io.ticketbridge.jira.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which endpoint answers which method and path. A path's {@code {name}} stands for one segment; the first match counts. */
final class Router {
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private record Route(String method, Pattern path, List<String> parts, Function<Exchange, Answer> endpoint) {}

    private final boolean cloud;
    private final List<Route> routes = new ArrayList<>();

    Router(Edition edition) {
        this.cloud = edition == Edition.CLOUD;
    }

    void route(String method, String path, Function<Exchange, Answer> endpoint) {
        List<String> parts =
                PART.matcher(path).results().map(part -> part.group(1)).toList();
        routes.add(new Route(method, Pattern.compile(PART.matcher(path).replaceAll("([^/]+)")), parts, endpoint));
    }

    /** The same endpoint in API v2, which clients call the latest too, and, on Cloud, in v3. */
    void routeApi(String method, String path, Function<Exchange, Answer> endpoint) {
        route(method, "/rest/api/2" + path, endpoint);
        route(method, "/rest/api/latest" + path, endpoint);
        if (cloud) {
            route(method, "/rest/api/3" + path, endpoint);
        }
    }

    Answer answer(Inbound inbound, String path) {
        boolean known = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (!matcher.matches()) {
                continue;
            }
            known = true;
            if (route.method().equals(inbound.method())) {
                return route.endpoint().apply(new Exchange(inbound, path, parts(route, matcher)));
            }
        }
        return known ? nowhere(405, "Method Not Allowed") : nowhere(404, "null for uri: " + path);
    }

    /** Cloud says no in JSON, Data Center with a page. */
    Answer nowhere(int status, String message) {
        return cloud
                ? Answer.json(status, JiraError.message(status, message).body())
                : Answer.html(status, "<html><body><h1>HTTP Status " + status + "</h1></body></html>");
    }

    private static Map<String, String> parts(Route route, Matcher matcher) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i < route.parts().size(); i++) {
            parts.put(route.parts().get(i), matcher.group(i + 1));
        }
        return parts;
    }
}

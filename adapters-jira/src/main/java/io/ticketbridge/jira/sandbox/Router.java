package io.ticketbridge.jira.sandbox;

import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;

/** Which endpoint answers which method and path. A path's {@code {name}} stands for one segment. */
final class Router {
    private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");

    private record Route(String method, Pattern path, List<String> parts, Function<Exchange, Answer> endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    void route(String method, String path, Function<Exchange, Answer> endpoint) {
        List<String> parts =
                PART.matcher(path).results().map(part -> part.group(1)).toList();
        routes.add(new Route(method, Pattern.compile(PART.matcher(path).replaceAll("([^/]+)")), parts, endpoint));
    }

    /** The same endpoint in API v2 and, where {@code cloud}, in v3. */
    void routeApi(boolean cloud, String method, String path, Function<Exchange, Answer> endpoint) {
        route(method, "/rest/api/2" + path, endpoint);
        if (cloud) {
            route(method, "/rest/api/3" + path, endpoint);
        }
    }

    Answer answer(Request request, String path) {
        boolean known = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (!matcher.matches()) {
                continue;
            }
            known = true;
            if (route.method().equals(request.getMethod().getMethodString())) {
                return route.endpoint().apply(new Exchange(request, path, parts(route, matcher)));
            }
        }
        throw known ? JiraError.message(405, "Method Not Allowed") : JiraError.message(404, "null for uri: " + path);
    }

    private static Map<String, String> parts(Route route, Matcher matcher) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i < route.parts().size(); i++) {
            parts.put(route.parts().get(i), matcher.group(i + 1));
        }
        return parts;
    }
}

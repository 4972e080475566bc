package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * The API for the console's own pages, which bring a cookie instead of a key. A browser sends a cookie whoever's page asks, so what
 * only our own pages can send must come with it: a header of ours, which no other origin may add unless we let it (Fetch standard,
 * "CORS-preflight fetch"), and where the browser says from where it asks ({@code Sec-Fetch-Site}), that it is from here.
 */
final class ConsoleDoor extends InFront {
    static final String BASE_PATH = "/console" + RestApi.BASE_PATH;

    private static final String OURS = "X-Requested-With";
    private static final String CONSOLE = "ticketbridge-console";
    private static final String FROM = "Sec-Fetch-Site";
    private static final String SAME = "same-origin";
    private static final int FORBIDDEN = 403;

    ConsoleDoor(HttpHandler next) {
        super(next);
    }

    /** What is behind it is started where the API itself is. */
    @Override
    public void start() {}

    @Override
    public void destroy() {}

    @Override
    public void service(Request request, Response response) throws Exception {
        if (isOfOurPages(request)) {
            Optional<String> session = SessionCookie.in(request);
            // What the page itself sends under this name counts for nothing here.
            request.getRequest().getHeaders().removeHeader(ApiKeyFilter.HEADER);
            session.ifPresent(token -> request.getRequest().setHeader(ApiKeyFilter.HEADER, token));
            next.service(request, response);
        } else {
            refuse(request, response);
        }
    }

    private static boolean isOfOurPages(Request request) {
        boolean fromElsewhere = Optional.ofNullable(request.getHeader(FROM))
                .filter(from -> !from.equals(SAME))
                .isPresent();
        return CONSOLE.equals(request.getHeader(OURS)) && !fromElsewhere;
    }

    private static void refuse(Request request, Response response) throws IOException {
        response.setStatus(FORBIDDEN);
        Envelope envelope = Envelope.failure(
                "Only pages of the console may ask here: programs use " + RestApi.BASE_PATH + " with X-API-Key",
                "forbidden",
                request.getHeader(RequestId.HEADER));
        answer(response, "application/json", Json.bytes(envelope));
    }
}

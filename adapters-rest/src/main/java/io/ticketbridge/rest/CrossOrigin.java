package io.ticketbridge.rest;

import jakarta.ws.rs.HttpMethod;
import java.util.List;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins use the API from a browser, those that the operator named (Fetch standard, "HTTP extensions";
 * commonly CORS). No cookie comes along and none is let: what they may do is what the key may that they bring.
 */
final class CrossOrigin extends InFront {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT = String.join(
            ", ",
            ApiKeyFilter.HEADER,
            "Content-Type",
            "Idempotency-Key",
            "If-None-Match",
            EventStreamResource.LAST,
            RequestId.HEADER);
    private static final String SHOWN = String.join(
            ", ",
            List.of(
                    "ETag",
                    IdempotencyHeader.REPLAYED,
                    "Link",
                    "RateLimit",
                    "RateLimit-Policy",
                    "Retry-After",
                    RequestId.HEADER));

    /** For how long a browser need not ask again; none waits longer than two hours. */
    private static final String SECONDS = "600";

    private static final int NO_CONTENT = 204;

    private final Origins origins;

    CrossOrigin(HttpHandler next, Origins origins) {
        super(next);
        this.origins = origins;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (!origins.allowed().isEmpty()) {
            response.addHeader("Vary", "Origin");
        }
        if (!isAllowed(request.getHeader("Origin"))) {
            next.service(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Expose-Headers", SHOWN);
        if (isPreflight(request)) {
            SafeHeaders.set(response::setHeader);
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", SENT);
            response.setHeader("Access-Control-Max-Age", SECONDS);
            response.setStatus(NO_CONTENT);
        } else {
            next.service(request, response);
        }
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && origins.allowed().contains(origin);
    }

    private static boolean isPreflight(Request request) {
        return request.getMethod().getMethodString().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}

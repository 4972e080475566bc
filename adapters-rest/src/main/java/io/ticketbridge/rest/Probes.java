package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/**
 * What balancers and orchestrators ask again and again, without a key: {@code /livez} whether the process serves, {@code /readyz}
 * whether requests should be sent to it. All else is the next one's.
 */
final class Probes extends InFront {
    static final String LIVE = "/livez";
    static final String READY = "/readyz";

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Readiness.State> readiness;

    Probes(Supplier<Readiness.State> readiness, HttpHandler next) {
        super(next);
        this.readiness = readiness;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String path = request.getRequestURI();
        if (!path.equals(LIVE) && !path.equals(READY)) {
            next.service(request, response);
            return;
        }
        RootHandler.noteRoutine(request, path);
        if (!READING.contains(request.getMethod().getMethodString())) {
            response.setHeader(Header.Allow, "GET,HEAD");
            response.sendError(METHOD_NOT_ALLOWED);
        } else if (path.equals(LIVE)) {
            answer(response, OK, well("live"));
        } else {
            answer(response, readiness.get(), request.getHeader(RequestId.HEADER));
        }
    }

    private static void answer(Response response, Readiness.State state, String id) throws IOException {
        switch (state) {
            case READY -> answer(response, OK, well("ready"));
            case STARTING ->
                answer(response, UNAVAILABLE, Envelope.failure("The server is about to begin", "starting", id));
            case STOPPING ->
                answer(response, UNAVAILABLE, Envelope.failure("The server is about to stop", "stopping", id));
            case STORE_UNAVAILABLE ->
                answer(response, UNAVAILABLE, Envelope.failure("The database cannot be used", "store_unavailable", id));
        }
    }

    private static Envelope well(String status) {
        return Envelope.of(Map.of("status", status));
    }

    private static void answer(Response response, int status, Envelope envelope) throws IOException {
        byte[] bytes = Json.bytes(envelope);
        SafeHeaders.set(response::setHeader);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

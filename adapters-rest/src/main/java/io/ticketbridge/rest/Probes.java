package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * What balancers and orchestrators ask again and again, without a key: {@code /livez} whether the process serves, {@code /readyz}
 * whether requests should be sent to it. All else is the next one's.
 */
final class Probes extends InFront {
    static final String LIVE = "/livez";
    static final String READY = "/readyz";

    private static final int OK = 200;
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
        if (!isRead(request, response)) {
            return;
        }
        if (path.equals(LIVE)) {
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
        response.setStatus(status);
        answer(response, "application/json", Json.bytes(envelope));
    }
}

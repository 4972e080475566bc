package io.ticketbridge.rest;

import java.io.IOException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** The paths outside the API, of which there are none. */
final class Nowhere extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
        response.sendError(404);
    }
}

package io.ticketbridge.rest;

import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** What every request meets first: it gets its id, which every answer carries. */
final class RootHandler extends HttpHandler {
    private final HttpHandler next;
    private final RequestId ids;

    RootHandler(HttpHandler next, RequestId ids) {
        this.next = next;
        this.ids = ids;
    }

    @Override
    public void start() {
        next.start();
    }

    @Override
    public void destroy() {
        next.destroy();
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String id = ids.of(request.getHeader(RequestId.HEADER));
        request.getRequest().setHeader(RequestId.HEADER, id);
        response.setHeader(RequestId.HEADER, id);
        next.service(request, response);
    }

    /** For paths outside the API, of which there are none. */
    static HttpHandler nothing() {
        return new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws Exception {
                response.sendError(404);
            }
        };
    }
}

package io.ticketbridge.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Gives each request its place among those at work, or sends it away. */
final class Admitted extends InFront {
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Admission admission;

    Admitted(HttpHandler next, Admission admission) {
        super(next);
        this.admission = admission;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String key = Optional.ofNullable(request.getHeader(ApiKeyFilter.HEADER)).orElse("");
        Admission.Verdict verdict = admission.enter(key);
        if (verdict != Admission.Verdict.ADMITTED) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.sendError(verdict == Admission.Verdict.TOO_MANY_IN_ALL ? UNAVAILABLE : TOO_MANY_REQUESTS);
            return;
        }
        Place place = new Place(admission, key);
        request.setAttribute(Place.PROPERTY, place);
        try {
            next.service(request, response);
        } catch (Exception | Error failure) {
            // Jersey's mappers see no errors of filters.
            if (response.getStatus() == INTERNAL_ERROR) {
                UnexpectedErrorMapper.log(failure);
            }
            throw failure;
        } finally {
            place.leave();
        }
    }
}

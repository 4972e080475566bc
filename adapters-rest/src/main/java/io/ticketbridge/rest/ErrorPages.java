package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Json;
import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** What Grizzly answers by itself, in the envelope like everything else. */
final class ErrorPages implements ErrorPageGenerator {
    private final RequestId ids;

    ErrorPages(RequestId ids) {
        this.ids = ids;
    }

    @Override
    public String generate(
            Request request,
            int status,
            @Nullable String reason,
            @Nullable String description,
            @Nullable Throwable failure) {
        String id = ids.of(request.getHeader(RequestId.HEADER));
        Response response = request.getResponse();
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(RequestId.HEADER, id);
        SafeHeaders.set(response::setHeader);
        return Json.text(HttpErrorMapper.envelope(status, id));
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Puts what HTTP itself refuses into the envelope: an unknown path, a wrong method or media type, a malformed body. */
final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    @Override
    public Response toResponse(WebApplicationException error) {
        int status = error.getResponse().getStatus();
        String id = RequestIdFilter.idOf(headers);
        Envelope envelope = error instanceof BadRequest bad
                ? Envelope.failure(String.valueOf(bad.getMessage()), bad.code(), id)
                : envelope(status, id);
        Response.ResponseBuilder answer = Answers.answer(status, envelope);
        Object allow = error.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow);
        }
        if (status == 413) {
            answer.header("Connection", "close");
        }
        return answer.build();
    }

    /** The sentence and the word for a status that the server answers by itself. */
    static Envelope envelope(int status, String requestId) {
        return switch (status) {
            case 404 -> Envelope.failure("There is nothing at this path", "not_found", requestId);
            case 405 -> Envelope.failure("This path does not take this method", "method_not_allowed", requestId);
            case 406 -> Envelope.failure("The answer is application/json: accept it", "not_acceptable", requestId);
            case 408 -> Envelope.failure("The request took too long to arrive", "request_timeout", requestId);
            case 413 -> Envelope.failure("The body is over the limit", "payload_too_large", requestId);
            case 414 -> Envelope.failure("The address is too long", "uri_too_long", requestId);
            case 415 ->
                Envelope.failure(
                        "The body must be application/json, a file multipart/form-data",
                        "unsupported_media_type",
                        requestId);
            case 431 -> Envelope.failure("The headers are too large", "headers_too_large", requestId);
            default ->
                status >= 500
                        ? Envelope.failure(
                                "Something went wrong on our side; name the request id when you report it",
                                "internal_error",
                                requestId)
                        : Envelope.failure("The request is malformed", "bad_request", requestId);
        };
    }
}

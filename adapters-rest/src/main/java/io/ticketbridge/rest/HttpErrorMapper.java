package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.Envelope;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;

/** Puts what HTTP itself refuses into the envelope: an unknown path, a wrong method or media type, a malformed body. */
final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
    /** Jersey finds these while it looks for the route, before a filter can ask for a key. */
    private static final Set<Integer> TELLS_OF_A_PATH = Set.of(405, 406, 415);

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private SecurityContext security;

    @Override
    public Response toResponse(WebApplicationException error) {
        int status = error.getResponse().getStatus();
        String id = RequestId.of(headers);
        if (TELLS_OF_A_PATH.contains(status) && ViewerContext.find(security).isEmpty()) {
            return RefusalMapper.answer(new Refusal.NotAuthenticated(), id);
        }
        Envelope envelope = error instanceof Worded worded
                ? Envelope.failure(String.valueOf(error.getMessage()), worded.code(), id)
                : envelope(status, id);
        Response.ResponseBuilder answer = Answers.answer(status, envelope);
        if (error instanceof TooMany many) {
            answer.header(HttpHeaders.RETRY_AFTER, many.retryAfter());
        }
        Object allow = error.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, withHead(allow.toString()));
        }
        return answer.build();
    }

    /** Where there is GET there is HEAD, which Jersey leaves out. */
    private static String withHead(String allow) {
        return allow.contains("GET") && !allow.contains("HEAD") ? "HEAD," + allow : allow;
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
            case 417 -> Envelope.failure("Expect takes 100-continue alone", "expectation_failed", requestId);
            case 429 ->
                Envelope.failure(
                        "Too many requests are running under this key: repeat it in a second",
                        "too_many_requests",
                        requestId);
            case 431 -> Envelope.failure("The headers are too large", "headers_too_large", requestId);
            case 503 ->
                Envelope.failure(
                        "The server is busy or stopping: repeat the request in a second", "unavailable", requestId);
            case 505 -> Envelope.failure("Speak HTTP/1.1", "http_version_not_supported", requestId);
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

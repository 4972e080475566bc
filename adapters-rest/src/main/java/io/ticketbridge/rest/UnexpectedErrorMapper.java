package io.ticketbridge.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what nobody foresaw under the request's id, and answers with that id alone. */
final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);
    private static final int STATUS = 500;

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        log(failure);
        return Answers.answer(STATUS, HttpErrorMapper.envelope(STATUS, RequestId.of(headers)))
                .build();
    }

    static void log(Throwable failure) {
        LOG.error("Unexpected failure", failure);
    }
}

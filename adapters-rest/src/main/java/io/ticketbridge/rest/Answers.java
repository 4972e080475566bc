package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.MessageJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers in the envelope. */
final class Answers {
    private Answers() {}

    static Response created(Object data) {
        return answer(201, Envelope.of(data)).build();
    }

    /** The same, which may be the replay of an earlier answer. */
    static Response created(Object data, boolean replayed) {
        Response.ResponseBuilder answer = answer(201, Envelope.of(data));
        return (replayed ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
    }

    static Response message(String message) {
        return answer(200, Envelope.of(new MessageJson(message))).build();
    }

    static Response.ResponseBuilder answer(int status, Envelope envelope) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(envelope);
    }
}

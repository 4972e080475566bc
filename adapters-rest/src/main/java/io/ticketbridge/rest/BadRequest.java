package io.ticketbridge.rest;

import jakarta.ws.rs.WebApplicationException;

/** A request that is wrong as HTTP, before it says anything that the domain could refuse. */
final class BadRequest extends WebApplicationException implements Worded {
    private static final long serialVersionUID = 1L;

    private final String code;

    BadRequest(int status, String code, String message) {
        super(message, status);
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

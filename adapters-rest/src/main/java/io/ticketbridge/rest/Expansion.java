package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** What a caller wants told of tickets beyond the reference's record, by the parameter that Jira's own API has for that. */
final class Expansion {
    static final String PARAMETER = "expand";

    private static final String JIRA = "jira";

    private Expansion() {}

    static Optional<String> of(UriInfo uri) {
        Optional<String> wanted = new QueryParameters(uri).one(PARAMETER);
        if (wanted.filter(name -> !name.equals(JIRA)).isPresent()) {
            throw Refusal.Invalid.of(PARAMETER, "invalid_choice", PARAMETER + " must be " + JIRA);
        }
        return wanted;
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.EventsJson;
import io.ticketbridge.usecase.ReadEvents;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** {@code /events}. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
    static final String AFTER = "after";
    static final String LIMIT = "limit";
    static final int USUAL = 50;
    static final int MOST = 100;

    private final ReadEvents events;

    EventsResource(ReadEvents events) {
        this.events = events;
    }

    @GET
    public Envelope read(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri);
        EventsFrom from = from(query.one(AFTER).orElse(""));
        return Envelope.of(EventsJson.from(events.read(ViewerContext.viewerOf(security), from, limit(query))));
    }

    static EventsFrom from(String text) {
        return EventsFrom.parse(text)
                .orElseThrow(() -> Refusal.Invalid.of(
                        AFTER, "invalid_value", "after must be empty, now, or next of an answer as it is"));
    }

    static int limit(QueryParameters query) {
        int limit = Math.toIntExact(query.number(LIMIT, USUAL, MOST + 1L));
        if (limit < 1 || limit > MOST) {
            throw Refusal.Invalid.of(LIMIT, "out_of_range", LIMIT + " must be a whole number from 1 to " + MOST);
        }
        return limit;
    }
}

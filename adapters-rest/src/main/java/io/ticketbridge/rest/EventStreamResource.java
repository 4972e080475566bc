package io.ticketbridge.rest;

import io.ticketbridge.domain.EventPage;
import io.ticketbridge.domain.EventsFrom;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.usecase.Authenticate;
import io.ticketbridge.usecase.Caller;
import io.ticketbridge.usecase.ReadEvents;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** {@code /events/stream}. */
@Path("/events/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
public final class EventStreamResource {
    /** Where a reader was who comes again. */
    static final String LAST = "Last-Event-ID";

    private final ReadEvents events;
    private final Authenticate authenticate;
    private final EventStreams streams;

    EventStreamResource(ReadEvents events, Authenticate authenticate, EventStreams streams) {
        this.events = events;
        this.authenticate = authenticate;
        this.streams = streams;
    }

    /** Their key is asked for each time, for it may be taken away meanwhile. */
    @GET
    public Response follow(@Context ContainerRequestContext request, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        EventPage first = first(request, viewer);
        Caller peer = Peer.of(request);
        Place place = Place.of(request);
        KeyHolder reader = new KeyHolder(authenticate, request);
        Runnable leave = streams.enter(viewer.id());
        place.leave();
        return stream(new EventStream(
                first,
                after -> events.read(reader.now(), new EventsFrom.After(after), EventsResource.MOST),
                () -> peer.isGone() || place.isClosing(),
                leave));
    }

    /** Jersey's own would take a place and forget to give it back. */
    @HEAD
    public Response head(@Context ContainerRequestContext request, @Context SecurityContext security) {
        EventPage first = first(request, ViewerContext.viewerOf(security));
        return stream(first.next().toString());
    }

    private EventPage first(ContainerRequestContext request, Viewer viewer) {
        return events.read(viewer, from(request), EventsResource.MOST);
    }

    private static EventsFrom from(ContainerRequestContext request) {
        Optional<String> last =
                Optional.ofNullable(request.getHeaderString(LAST)).filter(text -> !text.isEmpty());
        Optional<String> after = new QueryParameters(request.getUriInfo()).one(EventsResource.AFTER);
        return last.map(text -> EventsFrom.parse(text)
                        .filter(EventsFrom.After.class::isInstance)
                        .orElseThrow(() -> Refusal.Invalid.of(
                                LAST, "invalid_value", LAST + " must be the id of a message of this stream as it is")))
                .or(() -> after.map(EventsResource::from))
                .orElseGet(EventsFrom.Now::new);
    }

    /** Not to be gathered by a proxy (nginx, "proxy_buffering"). */
    private static Response stream(Object entity) {
        return Response.ok(entity).header("X-Accel-Buffering", "no").build();
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.domain.Page;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Ticket;
import io.ticketbridge.domain.TicketId;
import io.ticketbridge.domain.TicketQuery;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.ExpandedTicketJson;
import io.ticketbridge.rest.json.Json;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.NewTicketJson;
import io.ticketbridge.rest.json.TicketDetailsJson;
import io.ticketbridge.rest.json.TicketJson;
import io.ticketbridge.rest.json.TimelineJson;
import io.ticketbridge.usecase.Answered;
import io.ticketbridge.usecase.CreateTicket;
import io.ticketbridge.usecase.ReadTicket;
import io.ticketbridge.usecase.TicketDetails;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /tickets}. */
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
public final class TicketsResource {
    private final UseCases.Tickets tickets;
    private final WrittenPages pages = new WrittenPages();

    TicketsResource(UseCases.Tickets tickets) {
        this.tickets = tickets;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context Request request, @Context SecurityContext security) {
        TicketQuery query = ListQuery.of(uri);
        Optional<String> expand = Expansion.of(uri);
        Viewer viewer = ViewerContext.viewerOf(security);
        Page<Ticket> found = tickets.list().list(viewer, query);
        WrittenPages.Written page = expand.map(name -> WrittenPages.Written.expanded(
                        found, query, tickets.locate().locate(viewer, found.items()), name))
                .orElseGet(() -> pages.of(found, query));
        return unlessSeen(request, page.tag, page.json)
                .header(HttpHeaders.LINK, page.links.orElse(null))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            JsonBody body,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request,
            @Context SecurityContext security) {
        CreateTicket.Command command = NewTicketJson.read(body, IdempotencyHeader.of(headers));
        Answered<Ticket> created = tickets.create().create(ViewerContext.viewerOf(security), command, Peer.of(request));
        return Answers.created(TicketJson.from(created.answer()), created.replayed());
    }

    @GET
    @Path("{id}")
    public Response read(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context Request request,
            @Context SecurityContext security) {
        Optional<String> expand = Expansion.of(uri);
        ReadTicket.Demand demand = Fresh.of(uri);
        Viewer viewer = ViewerContext.viewerOf(security);
        TicketDetails details = tickets.read().read(viewer, ticketId(id), demand);
        TicketDetailsJson read = TicketDetailsJson.from(details);
        if (expand.isEmpty()) {
            return told(request, read.whenever(), read);
        }
        Ticket ticket = details.ticket();
        Map<Ticket, URI> pages = tickets.locate().locate(viewer, List.of(ticket));
        return told(
                request,
                ExpandedTicketJson.from(read.whenever(), ticket, pages).whenever(),
                ExpandedTicketJson.from(read, ticket, pages));
    }

    /** @param whenever the same without what differs each time that Jira is asked */
    private static Response told(Request request, Object whenever, Object data) {
        return unlessSeen(request, EntityTags.weak(Json.bytes(whenever)), Envelope.of(data))
                .build();
    }

    @GET
    @Path("{id}/timeline")
    public Envelope timeline(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(TimelineJson.from(tickets.timeline().read(ViewerContext.viewerOf(security), ticketId(id))));
    }

    @POST
    @Path("{id}/sync")
    public Envelope sync(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(TicketJson.from(tickets.sync().sync(ViewerContext.viewerOf(security), ticketId(id))));
    }

    @DELETE
    @Path("{id}")
    public Response delete(
            @PathParam("id") String id, @Context SecurityContext security, @Context ContainerRequestContext request) {
        tickets.delete().delete(ViewerContext.viewerOf(security), ticketId(id), Peer.of(request));
        return Answers.message("Ticket deleted successfully");
    }

    /** 304 where the caller has seen what this tag stands for. */
    private static Response.ResponseBuilder unlessSeen(Request request, EntityTag tag, Object answer) {
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(answer).tag(tag));
    }

    /** What can be no ticket's id is an unknown ticket. */
    static TicketId ticketId(String id) {
        return TicketId.parse(id).orElseThrow(Refusal.TicketUnknown::new);
    }
}

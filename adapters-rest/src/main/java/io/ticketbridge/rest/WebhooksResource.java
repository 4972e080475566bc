package io.ticketbridge.rest;

import io.ticketbridge.domain.Delivery;
import io.ticketbridge.domain.DeliveryId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.domain.WebhookId;
import io.ticketbridge.rest.json.DeliveriesJson;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.WebhookFormJson;
import io.ticketbridge.rest.json.WebhooksJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** {@code /webhooks}. */
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhooksResource {
    private static final String BEFORE = "before";

    private final UseCases.Webhooks webhooks;

    WebhooksResource(UseCases.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GET
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(WebhooksJson.All.from(webhooks.list().list(ViewerContext.viewerOf(security))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        return Answers.created(WebhooksJson.Created.from(webhooks.add().add(viewer, WebhookFormJson.readNew(body))));
    }

    @GET
    @Path("{id}")
    public Envelope read(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(
                WebhooksJson.One.from(webhooks.read().read(ViewerContext.viewerOf(security), webhookId(id))));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Envelope update(@PathParam("id") String id, JsonBody body, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        return Envelope.of(WebhooksJson.One.from(
                webhooks.update().update(viewer, webhookId(id), WebhookFormJson.readChange(body))));
    }

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        webhooks.remove().remove(ViewerContext.viewerOf(security), webhookId(id));
        return Answers.message("Webhook deleted successfully");
    }

    @POST
    @Path("{id}/test")
    public Envelope test(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(
                WebhooksJson.Tested.from(webhooks.test().test(ViewerContext.viewerOf(security), webhookId(id))));
    }

    @GET
    @Path("{id}/deliveries")
    public Envelope deliveries(@PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters query = new QueryParameters(uri);
        Optional<DeliveryId> before = query.one(BEFORE).map(WebhooksResource::before);
        int limit = EventsResource.limit(query);
        List<Delivery> found =
                webhooks.deliveries().list(ViewerContext.viewerOf(security), webhookId(id), before, limit + 1);
        return Envelope.of(DeliveriesJson.from(found, limit));
    }

    @POST
    @Path("{id}/deliveries/{delivery}/replay")
    public Response replay(
            @PathParam("id") String id, @PathParam("delivery") String delivery, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        DeliveryId dead = DeliveryId.parse(delivery).orElseThrow(Refusal.DeliveryUnknown::new);
        webhooks.replay().replay(viewer, webhookId(id), dead);
        return Answers.message("Delivery is tried again");
    }

    /** What can be no webhook's id is an unknown webhook. */
    private static WebhookId webhookId(String id) {
        return WebhookId.parse(id).orElseThrow(Refusal.WebhookUnknown::new);
    }

    private static DeliveryId before(String text) {
        return DeliveryId.parse(text)
                .orElseThrow(() -> QueryParameters.invalid(BEFORE, "must be a whole number from 1"));
    }
}

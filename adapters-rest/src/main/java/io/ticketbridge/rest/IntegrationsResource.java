package io.ticketbridge.rest;

import io.ticketbridge.domain.IntegrationId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.IntegrationFormJson;
import io.ticketbridge.rest.json.IntegrationJson;
import io.ticketbridge.rest.json.IntegrationsJson;
import io.ticketbridge.rest.json.JsonBody;
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

/** {@code /integrations}: what the reference calls "configured in the dashboard". */
@Path("/integrations")
@Produces(MediaType.APPLICATION_JSON)
public final class IntegrationsResource {
    private final UseCases.IntegrationUseCases integrations;

    IntegrationsResource(UseCases.IntegrationUseCases integrations) {
        this.integrations = integrations;
    }

    @GET
    @Path("providers")
    public Envelope providers(@Context SecurityContext security) {
        ViewerContext.viewerOf(security);
        return Envelope.of(IntegrationsJson.Providers.all());
    }

    @GET
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(IntegrationsJson.All.from(integrations.list().list(ViewerContext.viewerOf(security))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context SecurityContext security) {
        IntegrationJson added = IntegrationJson.from(
                integrations.add().add(ViewerContext.viewerOf(security), IntegrationFormJson.readNew(body)));
        return Answers.created(new IntegrationsJson.Created("Integration created successfully", added));
    }

    @GET
    @Path("{id}")
    public Envelope read(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(IntegrationsJson.One.from(
                integrations.read().read(ViewerContext.viewerOf(security), integrationId(id))));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Envelope update(@PathParam("id") String id, JsonBody body, @Context SecurityContext security) {
        return Envelope.of(IntegrationsJson.One.from(integrations
                .update()
                .update(ViewerContext.viewerOf(security), integrationId(id), IntegrationFormJson.readChange(body))));
    }

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        integrations.remove().remove(ViewerContext.viewerOf(security), integrationId(id));
        return Answers.message("Integration deleted successfully");
    }

    @POST
    @Path("{id}/test")
    public Envelope test(@PathParam("id") String id, @Context SecurityContext security) {
        return Envelope.of(IntegrationsJson.Tested.from(
                integrations.test().test(ViewerContext.viewerOf(security), integrationId(id))));
    }

    private static IntegrationId integrationId(String id) {
        return IntegrationId.parse(id).orElseThrow(Refusal.IntegrationUnknown::new);
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.KeysJson;
import io.ticketbridge.rest.json.NewKeyJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** {@code /keys}. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
public final class KeysResource {
    private static final String USER_ID = "user_id";

    private final UseCases.Keys keys;

    KeysResource(UseCases.Keys keys) {
        this.keys = keys;
    }

    @GET
    public Envelope list(@Context UriInfo uri, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        UserId owner =
                new QueryParameters(uri).one(USER_ID).map(KeysResource::owner).orElse(viewer.id());
        return Envelope.of(KeysJson.All.from(keys.list().list(viewer, owner)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context SecurityContext security) {
        Viewer viewer = ViewerContext.viewerOf(security);
        KeyId under = ViewerContext.key(security).orElseThrow(Refusal.NotAuthenticated::new);
        return Answers.created(KeysJson.Created.from(keys.add().add(viewer, under, NewKeyJson.read(body))));
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id, @Context SecurityContext security) {
        KeyId key = KeyId.parse(id).orElseThrow(Refusal.KeyUnknown::new);
        keys.revoke().revoke(ViewerContext.viewerOf(security), key);
        return Answers.message("Key revoked successfully");
    }

    private static UserId owner(String text) {
        return UserId.parse(text).orElseThrow(() -> QueryParameters.invalid(USER_ID, "must be a whole number from 1"));
    }
}

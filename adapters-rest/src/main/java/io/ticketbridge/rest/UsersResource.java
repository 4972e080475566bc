package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.NewUserJson;
import io.ticketbridge.rest.json.UserJson;
import io.ticketbridge.rest.json.UsersJson;
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

/** {@code /users}. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private final UseCases.Users users;

    UsersResource(UseCases.Users users) {
        this.users = users;
    }

    @GET
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(UsersJson.All.from(users.list().list(ViewerContext.viewerOf(security))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context SecurityContext security) {
        UserJson added = UserJson.from(users.add().add(ViewerContext.viewerOf(security), NewUserJson.read(body)));
        return Answers.created(new UsersJson.Created("User created successfully", added));
    }

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        users.remove().remove(ViewerContext.viewerOf(security), userId(id));
        return Answers.message("User deleted successfully");
    }

    static UserId userId(String id) {
        return UserId.parse(id).orElseThrow(Refusal.UserUnknown::new);
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.JsonBody;
import io.ticketbridge.rest.json.NewTeamJson;
import io.ticketbridge.rest.json.TeamJson;
import io.ticketbridge.rest.json.TeamRoleJson;
import io.ticketbridge.rest.json.TeamsJson;
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

/** {@code /teams}, and who is in them. */
@Path("/teams")
@Produces(MediaType.APPLICATION_JSON)
public final class TeamsResource {
    private final UseCases.Teams teams;

    TeamsResource(UseCases.Teams teams) {
        this.teams = teams;
    }

    @GET
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(TeamsJson.All.from(teams.list().list(ViewerContext.viewerOf(security))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(JsonBody body, @Context SecurityContext security) {
        TeamJson added = TeamJson.from(teams.add().add(ViewerContext.viewerOf(security), NewTeamJson.read(body)));
        return Answers.created(new TeamsJson.Created("Team created successfully", added));
    }

    @DELETE
    @Path("{id}")
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        teams.remove().remove(ViewerContext.viewerOf(security), teamId(id));
        return Answers.message("Team deleted successfully");
    }

    @PUT
    @Path("{id}/members/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Envelope join(
            @PathParam("id") String id,
            @PathParam("user") String user,
            JsonBody body,
            @Context SecurityContext security) {
        return Envelope.of(TeamsJson.One.from(teams.join()
                .join(
                        ViewerContext.viewerOf(security),
                        teamId(id),
                        UsersResource.userId(user),
                        TeamRoleJson.read(body))));
    }

    @DELETE
    @Path("{id}/members/{user}")
    public Response leave(
            @PathParam("id") String id, @PathParam("user") String user, @Context SecurityContext security) {
        teams.leave().leave(ViewerContext.viewerOf(security), teamId(id), UsersResource.userId(user));
        return Answers.message("Member removed successfully");
    }

    private static TeamId teamId(String id) {
        return TeamId.parse(id).orElseThrow(Refusal.TeamUnknown::new);
    }
}

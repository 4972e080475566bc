package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.rest.json.Envelope;
import io.ticketbridge.rest.json.MessageJson;
import io.ticketbridge.rest.json.SessionJson;
import io.ticketbridge.usecase.SignIn;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /session}: by which the console's pages act without keeping a key. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final UseCases.Sessions sessions;

    SessionResource(UseCases.Sessions sessions) {
        this.sessions = sessions;
    }

    @POST
    public Response begin(@HeaderParam("Origin") @Nullable String origin, @Context SecurityContext security) {
        SignIn.Session begun = sessions.begin()
                .begin(
                        ViewerContext.viewerOf(security),
                        ViewerContext.key(security).orElseThrow(Refusal.NotAuthenticated::new));
        return Answers.answer(201, Envelope.of(SessionJson.from(begun)))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(origin).with(begun.token()))
                .build();
    }

    @DELETE
    public Response end(
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam(ApiKeyFilter.HEADER) String presented,
            @Context SecurityContext security) {
        sessions.end().end(ViewerContext.viewerOf(security), presented);
        return Answers.answer(200, Envelope.of(new MessageJson("Signed out")))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(origin).gone())
                .build();
    }
}

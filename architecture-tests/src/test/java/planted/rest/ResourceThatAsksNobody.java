package planted.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Breaks: a route asks who is there, and does what it does for them. */
@Path("/open")
public final class ResourceThatAsksNobody {
    @GET
    public String open(planted.usecase.UseCase useCase) {
        return useCase.offer();
    }
}

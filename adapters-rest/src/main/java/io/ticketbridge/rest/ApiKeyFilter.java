package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.usecase.Authenticate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Turns {@code X-API-Key} into a viewer, before the body is read. Whether there must be one depends on the path, and so is
 * said by {@link KeyRequiredFilter}.
 */
@PreMatching
final class ApiKeyFilter implements ContainerRequestFilter {
    static final String HEADER = "X-API-Key";

    private final Authenticate authenticate;

    ApiKeyFilter(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString(HEADER);
        if (key == null) {
            return;
        }
        try {
            admit(request, authenticate.authenticate(key));
        } catch (Refusal.NotAuthenticated notOurs) {
            return;
        }
    }

    private static void admit(ContainerRequestContext request, Viewer viewer) {
        request.setProperty(RootHandler.USER, viewer.id());
        request.setSecurityContext(
                new ViewerContext(viewer, request.getSecurityContext().isSecure()));
    }
}

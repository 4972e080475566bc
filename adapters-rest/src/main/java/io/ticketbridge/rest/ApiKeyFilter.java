package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.usecase.Authenticate;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;

/**
 * Turns {@code X-API-Key} into a viewer before the body is read. Every route needs one, but the preview of a file, which
 * a signature may open instead.
 */
@Priority(Priorities.AUTHENTICATION)
final class ApiKeyFilter implements ContainerRequestFilter {
    private static final String HEADER = "X-API-Key";

    private final Authenticate authenticate;

    ApiKeyFilter(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> key = Optional.ofNullable(request.getHeaderString(HEADER));
        if (key.isEmpty() && SignedPreview.isAskedFor(request)) {
            return;
        }
        Viewer viewer = authenticate.authenticate(key.orElseThrow(Refusal.NotAuthenticated::new));
        request.setSecurityContext(
                new ViewerContext(viewer, request.getSecurityContext().isSecure()));
    }
}

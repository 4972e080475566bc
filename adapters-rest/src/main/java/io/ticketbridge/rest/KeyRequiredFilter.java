package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets nobody in without a good key, but to the preview of a file, which a signature may open instead. */
final class KeyRequiredFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        boolean known = ViewerContext.find(request.getSecurityContext()).isPresent();
        boolean keyless = request.getHeaderString(ApiKeyFilter.HEADER) == null;
        if (!known && !(keyless && SignedPreview.isAskedFor(request))) {
            throw new Refusal.NotAuthenticated();
        }
    }
}

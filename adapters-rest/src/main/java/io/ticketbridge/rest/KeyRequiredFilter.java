package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets nobody in without a good key, but to the preview of a file and to where Jira calls, which a signature opens instead. */
final class KeyRequiredFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        boolean known = ViewerContext.find(request.getSecurityContext()).isPresent();
        boolean keyless = request.getHeaderString(ApiKeyFilter.HEADER) == null;
        boolean signed = SignedPreview.isAskedFor(request) || CallbackResource.isCalled(request);
        if (!known && !(keyless && signed)) {
            throw new Refusal.NotAuthenticated();
        }
    }
}

package io.ticketbridge.rest;

import io.ticketbridge.domain.Origin;
import io.ticketbridge.usecase.NoteDenial;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;

/** Has the audit log tell of whoever asks for what they may not see or do, and for what is not there: whose it is makes no difference. */
final class DenialFilter implements ContainerResponseFilter {
    private final NoteDenial denials;

    DenialFilter(NoteDenial denials) {
        this.denials = denials;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean denied = response.getStatus() == Status.FORBIDDEN.getStatusCode()
                || response.getStatus() == Status.NOT_FOUND.getStatusCode();
        if (denied && !request.getUriInfo().getMatchedResources().isEmpty()) {
            ViewerContext.find(request.getSecurityContext())
                    .ifPresentOrElse(viewer -> denials.note(viewer, asked(request)), () -> noteKeyless(request));
        }
    }

    /** As it may be seen: a key that stands in a path by mistake would stay there for good. */
    private static String asked(ContainerRequestContext request) {
        return request.getMethod() + " "
                + SeenPath.of("/" + request.getUriInfo().getPath()).substring(1);
    }

    /** Nothing bounds how often they ask and where they say to come from, so what they ask for is not told apart. */
    private void noteKeyless(ContainerRequestContext request) {
        denials.note(Origin.at(Network64.of(ClientAddress.of(request)).toString()), "a link that opens nothing");
    }

    /** Whoever comes without a key, as behind a signed link. */
    static Origin origin(ContainerRequestContext request) {
        return Origin.at(ClientAddress.of(request).getHostAddress());
    }
}

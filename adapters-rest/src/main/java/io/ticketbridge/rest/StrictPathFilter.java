package io.ticketbridge.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Lets no path through that Jersey would read more kindly than it was written: matrix parameters, empty segments, a slash
 * at the end, and escapes, of which our paths need none. So a path has one spelling, for us and for whoever filters before.
 */
@PreMatching
@Priority(1)
final class StrictPathFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        boolean odd = path.contains(";") || path.contains("//") || path.contains("%") || path.endsWith("/");
        if (odd) {
            throw new NotFoundException();
        }
    }
}

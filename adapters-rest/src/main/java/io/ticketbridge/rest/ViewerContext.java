package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The viewer as JAX-RS hands it on. */
record ViewerContext(Viewer viewer, boolean isSecure) implements SecurityContext {
    /** Who is asking; refused where nobody proved who they are. */
    static Viewer viewerOf(SecurityContext security) {
        if (security instanceof ViewerContext context) {
            return context.viewer();
        }
        throw new Refusal.NotAuthenticated();
    }

    @Override
    public Principal getUserPrincipal() {
        return () -> viewer.user().username();
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return isSecure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "X-API-Key";
    }
}

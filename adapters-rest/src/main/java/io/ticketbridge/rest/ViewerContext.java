package io.ticketbridge.rest;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** The viewer as JAX-RS hands it on: as the principal, for what a resource gets is a proxy of this. */
record ViewerContext(Viewer viewer, boolean isSecure) implements SecurityContext {
    private record ViewerPrincipal(Viewer viewer) implements Principal {
        @Override
        public String getName() {
            return viewer.user().username();
        }
    }

    /** Who is asking; refused where nobody proved who they are. */
    static Viewer viewerOf(SecurityContext security) {
        return find(security).orElseThrow(Refusal.NotAuthenticated::new);
    }

    static Optional<Viewer> find(SecurityContext security) {
        return security.getUserPrincipal() instanceof ViewerPrincipal principal
                ? Optional.of(principal.viewer())
                : Optional.empty();
    }

    @Override
    public Principal getUserPrincipal() {
        return new ViewerPrincipal(viewer);
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "X-API-Key";
    }
}

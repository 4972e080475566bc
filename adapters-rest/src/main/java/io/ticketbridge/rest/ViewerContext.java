package io.ticketbridge.rest;

import io.ticketbridge.domain.KeyId;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.usecase.Authenticate;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** The viewer as JAX-RS hands it on: as the principal, for what a resource gets is a proxy of this. */
record ViewerContext(Authenticate.Identity identity, boolean isSecure) implements SecurityContext {
    private record ViewerPrincipal(Authenticate.Identity identity) implements Principal {
        @Override
        public String getName() {
            return identity.viewer().user().username();
        }
    }

    /** Who is asking; refused where nobody proved who they are. */
    static Viewer viewerOf(SecurityContext security) {
        return find(security).orElseThrow(Refusal.NotAuthenticated::new);
    }

    static Optional<Viewer> find(SecurityContext security) {
        return identity(security).map(Authenticate.Identity::viewer);
    }

    /** The key under which they ask. */
    static Optional<KeyId> key(SecurityContext security) {
        return identity(security).map(Authenticate.Identity::key);
    }

    private static Optional<Authenticate.Identity> identity(SecurityContext security) {
        return security.getUserPrincipal() instanceof ViewerPrincipal principal
                ? Optional.of(principal.identity())
                : Optional.empty();
    }

    @Override
    public Principal getUserPrincipal() {
        return new ViewerPrincipal(identity);
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

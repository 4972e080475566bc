package io.ticketbridge.rest;

import io.ticketbridge.domain.Viewer;
import io.ticketbridge.usecase.Authenticate;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;

/** Whoever holds the key of a request that lasts: their key may be taken away meanwhile, and what they may see may change. */
final class KeyHolder {
    private final Authenticate authenticate;
    private final String key;
    private final String address;

    KeyHolder(Authenticate authenticate, ContainerRequestContext request) {
        this.authenticate = authenticate;
        this.key = Objects.requireNonNull(request.getHeaderString(ApiKeyFilter.HEADER));
        this.address = ClientAddress.of(request).getHostAddress();
    }

    /** As they are now; refused where the key is none any more. */
    Viewer now() {
        return authenticate.authenticate(key, address).viewer();
    }
}

package io.ticketbridge.rest;

import io.github.bucket4j.TimeMeter;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.usecase.Authenticate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.InetAddress;

/**
 * Turns {@code X-API-Key} into a viewer, before the body is read. Whether there must be one depends on the path, and so is
 * said by {@link KeyRequiredFilter}.
 */
@PreMatching
final class ApiKeyFilter implements ContainerRequestFilter {
    static final String HEADER = "X-API-Key";

    private final Authenticate authenticate;
    private final Guesses guesses = new Guesses(TimeMeter.SYSTEM_NANOTIME);

    ApiKeyFilter(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = request.getHeaderString(HEADER);
        if (key == null) {
            return;
        }
        InetAddress from = ClientAddress.of(request);
        guesses.requirePatience(from, key);
        try {
            admit(request, authenticate.authenticate(key, from.getHostAddress()));
            guesses.wasGood(key);
        } catch (Refusal.NotAuthenticated notOurs) {
            guesses.wasWrong(from, key);
        }
    }

    private static void admit(ContainerRequestContext request, Authenticate.Identity identity) {
        request.setProperty(RootHandler.USER, identity.viewer().id());
        request.setSecurityContext(
                new ViewerContext(identity, request.getSecurityContext().isSecure()));
    }
}

package io.ticketbridge.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;

/** Sets what every answer carries, and gives the envelope to those that Jersey leaves empty. */
final class AnswerFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        SafeHeaders.set((name, value) -> response.getHeaders().putIfAbsent(name, List.of(value)));
        if (request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() == 200) {
            response.setEntity(null);
            response.setStatus(204);
        }
        // A header that cannot be parsed is answered without asking any mapper.
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            response.setEntity(
                    HttpErrorMapper.envelope(response.getStatus(), RequestId.of(request)),
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }
}

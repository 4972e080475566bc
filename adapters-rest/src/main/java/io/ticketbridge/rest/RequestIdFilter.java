package io.ticketbridge.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives each request its id, writes a line about it when it is answered, and sets what every answer carries. */
@PreMatching
@Priority(0)
final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String MDC_KEY = "request_id";
    private static final String BEGAN = "ticketbridge.began";

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
        MDC.put(MDC_KEY, idOf(request));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        LOG.info(
                "{} {} {} {} ms user={}",
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                response.getStatus(),
                elapsed(request),
                viewer(request.getSecurityContext()));
        MDC.remove(MDC_KEY);
    }

    /** The id of a request: the server sets it before Jersey sees the request. */
    static String idOf(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(RequestId.HEADER)).orElse("");
    }

    private static String idOf(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(RequestId.HEADER)).orElse("");
    }

    private static long elapsed(ContainerRequestContext request) {
        Object began = request.getProperty(BEGAN);
        return began instanceof Long nanos ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos) : 0;
    }

    private static String viewer(SecurityContext security) {
        return ViewerContext.find(security)
                .map(viewer -> viewer.id().toString())
                .orElse("-");
    }
}

package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;

/** Notes which route a request took, as it is written and not as it was asked for. */
final class RouteFilter implements ContainerResponseFilter {
    /** The attribute under which it is kept. */
    static final String ROUTE = "ticketbridge.route";

    private final Map<Method, String> routes = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
        ResourceMethod matched = uri.getMatchedResourceMethod();
        if (matched != null) {
            Method method = matched.getInvocable().getDefinitionMethod();
            request.setProperty(ROUTE, routes.computeIfAbsent(method, first -> route(uri)));
        }
    }

    /** Jersey has the last part first. */
    private static String route(ExtendedUriInfo uri) {
        List<UriTemplate> parts = new ArrayList<>(uri.getMatchedTemplates());
        Collections.reverse(parts);
        return RestApi.BASE_PATH + parts.stream().map(UriTemplate::getTemplate).collect(Collectors.joining());
    }
}

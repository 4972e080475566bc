package io.ticketbridge.rest;

import jakarta.ws.rs.HttpMethod;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;

/** {@code /metrics}, for those who may see it; for others it is not there. All else is the next one's. */
final class MetricsPage extends InFront {
    static final String PATH = "/metrics";

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int METHOD_NOT_ALLOWED = 405;

    /** By these whoever passes a request on for somebody else says so. */
    private static final List<String> PASSED_ON = List.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via");

    private final Supplier<String> metrics;
    private final Predicate<Request> allowed;

    MetricsPage(Supplier<String> metrics, Predicate<Request> allowed, HttpHandler next) {
        super(next);
        this.metrics = metrics;
        this.allowed = allowed;
    }

    /** Whether somebody on this machine asks for themselves. */
    static boolean isAskedForHere(Request request) {
        return ((InetAddress) request.getAttribute(ClientAddress.ATTRIBUTE)).isLoopbackAddress()
                && PASSED_ON.stream().allMatch(name -> request.getHeader(name) == null);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (!request.getRequestURI().equals(PATH) || !allowed.test(request)) {
            next.service(request, response);
            return;
        }
        RootHandler.noteRoutine(request, PATH);
        if (!READING.contains(request.getMethod().getMethodString())) {
            response.setHeader(Header.Allow, "GET,HEAD");
            response.sendError(METHOD_NOT_ALLOWED);
            return;
        }
        byte[] bytes = metrics.get().getBytes(StandardCharsets.UTF_8);
        SafeHeaders.set(response::setHeader);
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

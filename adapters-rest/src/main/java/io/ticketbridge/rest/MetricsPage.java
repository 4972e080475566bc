package io.ticketbridge.rest;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** {@code /metrics}, for those who may see it; for others it is not there. All else is the next one's. */
final class MetricsPage extends InFront {
    static final String PATH = "/metrics";

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
        if (isRead(request, response)) {
            answer(
                    response,
                    "text/plain; version=0.0.4; charset=utf-8",
                    metrics.get().getBytes(StandardCharsets.UTF_8));
        }
    }
}

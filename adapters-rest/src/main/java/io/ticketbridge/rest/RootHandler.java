package io.ticketbridge.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * What every request meets first and last: it gets its id, which every answer carries, and its line in the log.
 */
final class RootHandler extends InFront {
    /** The attribute under which the filter of keys tells whose request it is. */
    static final String USER = "ticketbridge.user";

    /** The attribute of what is asked every few seconds: it is logged as a detail. */
    private static final String ROUTINE = "ticketbridge.routine";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Logger LOG = LoggerFactory.getLogger("access");
    /** An error tells nobody what was done, also where it was. */
    private static final int FIRST_THAT_TELLS_NOTHING = 300;

    private static final int REQUEST_TIMEOUT = 408;
    private static final String MDC_KEY = "request_id";

    private final Entrance entrance;

    RootHandler(HttpHandler next, Entrance entrance) {
        super(next);
        this.entrance = entrance;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        long began = System.nanoTime();
        String id = entrance.ids().of(request.getHeader(RequestId.HEADER));
        request.getRequest().setHeader(RequestId.HEADER, id);
        response.setHeader(RequestId.HEADER, id);
        Peer peer = new Peer(request);
        request.setAttribute(Peer.PROPERTY, peer);
        response.getOutputBuffer().registerLifeCycleListener(peer::listens);
        boolean isOut = false;
        request.setAttribute(ClientAddress.ATTRIBUTE, ClientAddress.of(request, entrance.proxies()));
        MDC.put(MDC_KEY, id);
        try {
            if (entrance.isStopping().getAsBoolean()) {
                response.setHeader(Header.Connection, "close");
            }
            next.service(request, response);
            hangUpOnTheSlow(request, response);
            response.finish();
            isOut = request.getAttribute(BrokenOff.PROPERTY) == null;
        } finally {
            peer.answered(isOut && response.getStatus() < FIRST_THAT_TELLS_NOTHING);
            hangUpOnWhoTookHalf(isOut, request, response);
            entrance.sockets().answered(request.getContext().getConnection());
            long took = System.nanoTime() - began;
            log(id, request, response, took);
            tell(request, response, took);
            MDC.remove(MDC_KEY);
        }
    }

    /** The request is of a kind that is asked again and again, by this path. */
    static void noteRoutine(Request request, String path) {
        request.setAttribute(ROUTINE, true);
        request.setAttribute(RouteFilter.ROUTE, path);
    }

    /** What is left of a body that came too slowly would come no faster. */
    private static void hangUpOnTheSlow(Request request, Response response) {
        if (response.getStatus() == REQUEST_TIMEOUT) {
            request.getRequest().setContentBroken(true);
        }
    }

    /** Whoever is left with a part of an answer can tell it from the whole by the end of the connection alone. */
    private static void hangUpOnWhoTookHalf(boolean isOut, Request request, Response response) {
        if (!isOut && response.isCommitted()) {
            request.getContext().getConnection().terminateSilently();
        }
    }

    /** Not yet: whoever waits to be told to go on sends the body only once somebody wants to read it. */
    @Override
    protected boolean sendAcknowledgment(Request request, Response response) {
        Runnable goOn = () -> {
            try {
                super.sendAcknowledgment(request, response);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
        request.setAttribute(ContinueFilter.GO_ON, goOn);
        return true;
    }

    private void tell(Request request, Response response, long took) {
        String method = request.getMethod().getMethodString();
        String route = (String) request.getAttribute(RouteFilter.ROUTE);
        entrance.traffic()
                .answered(
                        METHODS.contains(method) ? method : "OTHER",
                        route == null ? "other" : route,
                        response.getStatus(),
                        Duration.ofNanos(took));
    }

    private static void log(String id, Request request, Response response, long took) {
        String method = SeenPath.method(String.valueOf(request.getMethod()));
        String path = SeenPath.of(String.valueOf(request.getAttribute(PathFilter.SENT_PATH)));
        long millis = TimeUnit.NANOSECONDS.toMillis(took);
        Object user = Optional.ofNullable(request.getAttribute(USER)).orElse("-");
        String from = ((InetAddress) request.getAttribute(ClientAddress.ATTRIBUTE)).getHostAddress();
        LOG.atLevel(request.getAttribute(ROUTINE) == null ? Level.INFO : Level.DEBUG)
                .addKeyValue("method", method)
                .addKeyValue("path", path)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", millis)
                .addKeyValue("user", user)
                .addKeyValue("from", from)
                .log("{} {} {} {} {} ms user={} from={}", id, method, path, response.getStatus(), millis, user, from);
    }
}

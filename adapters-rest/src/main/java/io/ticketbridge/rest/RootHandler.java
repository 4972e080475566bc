package io.ticketbridge.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request meets first and last: it gets its id, which every answer carries, its place among those at work, and
 * its line in the log.
 */
final class RootHandler extends InFront {
    /** The attribute under which the filter of keys tells whose request it is. */
    static final String USER = "ticketbridge.user";

    private static final Logger LOG = LoggerFactory.getLogger("access");
    /** An error tells nobody what was done, also where it was. */
    private static final int FIRST_THAT_TELLS_NOTHING = 300;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
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
            if (entrance.admission().isStopping()) {
                response.setHeader(Header.Connection, "close");
            }
            admit(request, response);
            hangUpOnTheSlow(request, response);
            response.finish();
            isOut = request.getAttribute(BrokenOff.PROPERTY) == null;
        } finally {
            peer.answered(isOut && response.getStatus() < FIRST_THAT_TELLS_NOTHING);
            hangUpOnWhoTookHalf(isOut, request, response);
            entrance.sockets().answered(request.getContext().getConnection());
            log(id, request, response, began);
            MDC.remove(MDC_KEY);
        }
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

    private void admit(Request request, Response response) throws Exception {
        String key = Optional.ofNullable(request.getHeader(ApiKeyFilter.HEADER)).orElse("");
        Admission.Verdict verdict = entrance.admission().enter(key);
        if (verdict != Admission.Verdict.ADMITTED) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.sendError(verdict == Admission.Verdict.TOO_MANY_IN_ALL ? UNAVAILABLE : TOO_MANY_REQUESTS);
            return;
        }
        try {
            next.service(request, response);
        } catch (Exception | Error failure) {
            // Jersey's mappers see no errors of filters.
            if (response.getStatus() == INTERNAL_ERROR) {
                UnexpectedErrorMapper.log(failure);
            }
            throw failure;
        } finally {
            entrance.admission().leave(key);
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

    private static void log(String id, Request request, Response response, long began) {
        LOG.info(
                "{} {} {} {} {} ms user={} from={}",
                id,
                SeenPath.method(String.valueOf(request.getMethod())),
                SeenPath.of(String.valueOf(request.getAttribute(PathFilter.SENT_PATH))),
                response.getStatus(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                Optional.ofNullable(request.getAttribute(USER)).orElse("-"),
                ((InetAddress) request.getAttribute(ClientAddress.ATTRIBUTE)).getHostAddress());
    }
}

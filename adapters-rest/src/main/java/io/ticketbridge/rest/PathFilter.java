package io.ticketbridge.rest;

import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Lets no path through that Grizzly or Jersey would read more kindly than it was written: parameters after a semicolon,
 * empty segments, segments of dots, a slash at the end, and escapes, of which our paths need none. So a path has one spelling, for us and
 * for whoever filters before. Nothing is at any other, so it is changed to one where nothing is.
 */
final class PathFilter extends BaseFilter implements AddOn {
    /** The attribute under which the path as it was sent is kept. */
    static final String SENT_PATH = "ticketbridge.path";

    private static final Pattern PLAIN = Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]++)++");
    private static final String NOWHERE = "/nowhere";

    private final Sockets sockets;

    PathFilter(Sockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), this);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && request.getAttribute(SENT_PATH) == null) {
            String path = request.getRequestURI();
            request.setAttribute(SENT_PATH, path);
            sockets.headIsWhole(context.getConnection());
            if (!PLAIN.matcher(path).matches()) {
                request.setRequestURI(NOWHERE);
            }
        }
        return context.getInvokeAction();
    }
}

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
 * Keeps addresses that cannot be decoded from Grizzly, which would answer them with a bare 500: nothing is at such an
 * address, so it is changed to one where nothing is.
 */
final class UriFilter extends BaseFilter implements AddOn {
    private static final Pattern DECODABLE = Pattern.compile("(?:[^%\\x00-\\x20]|%[0-9A-Fa-f]{2})*");
    private static final Pattern ENCODED_NUL = Pattern.compile("%00");
    private static final String NOWHERE = "/nowhere";

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), this);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && !isDecodable(request.getRequestURI())) {
            request.setRequestURI(NOWHERE);
        }
        return context.getInvokeAction();
    }

    private static boolean isDecodable(String uri) {
        return DECODABLE.matcher(uri).matches() && !ENCODED_NUL.matcher(uri).find();
    }
}

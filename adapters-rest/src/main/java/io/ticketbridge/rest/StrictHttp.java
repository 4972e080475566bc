package io.ticketbridge.rest;

import io.ticketbridge.rest.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grizzly's reader of HTTP, which answers what is no HTTP in the envelope, refuses what could be read in two ways, and
 * upgrades to nothing.
 */
final class StrictHttp extends HttpServerFilter {
    private static final Logger LOG = LoggerFactory.getLogger("access");

    /**
     * How much of a body that nobody wants is read and thrown away, so that a client that sends first and reads then
     * gets its answer rather than a reset: a file that is somewhat over the limit, and no more.
     */
    private static final long MAX_SKIPPED = 16L * 1024 * 1024;

    private final RequestId ids;

    @SuppressWarnings("deprecation") // as Grizzly itself makes it; no other constructor takes the limits on headers
    private StrictHttp(NetworkListener listener, RequestId ids) {
        super(
                listener.isChunkingEnabled(),
                DEFAULT_MAX_HTTP_PACKET_HEADER_SIZE,
                null,
                listener.getKeepAlive(),
                null,
                listener.getMaxRequestHeaders(),
                listener.getMaxResponseHeaders());
        this.ids = ids;
        setMaxPayloadRemainderToSkip(MAX_SKIPPED);
        setAllowPayloadForUndefinedHttpMethods(true);
        for (TransferEncoding each : getTransferEncodings()) {
            if (each instanceof ChunkedTransferEncoding) {
                removeTransferEncoding(each);
                addTransferEncoding(new StrictChunks(each));
            }
        }
    }

    /** Takes the place of Grizzly's own. */
    static AddOn addOn(RequestId ids) {
        return (NetworkListener listener, FilterChainBuilder chain) ->
                chain.set(chain.indexOfType(HttpServerFilter.class), new StrictHttp(listener, ids));
    }

    /** The JDK's client offers HTTP/2 on its first request; Grizzly would then read the body as another protocol's. */
    @Override
    protected void onIncomingUpgrade(FilterChainContext context, HttpHeader header) {
        header.getUpgradeDC().recycle();
    }

    /** To be asked as often as there is more of a head, for Grizzly writes into it while it reads. */
    @Override
    protected boolean decodeHttpPacket(FilterChainContext context, HttpPacketParsing packet, Buffer input) {
        if (!HeadBytes.areUnambiguous(input)) {
            throw new IllegalStateException("Bad request");
        }
        return super.decodeHttpPacket(context, packet, input);
    }

    @Override
    protected boolean onHttpHeaderParsed(HttpHeader header, Buffer buffer, FilterChainContext context) {
        boolean refused = super.onHttpHeaderParsed(header, buffer, context);
        if (refused || !(header instanceof HttpRequestPacket request) || !WellFormed.is(request)) {
            return true;
        }
        // No address that we answer is made of it, and Jersey chokes on hosts that are fine, such as ones with a "_".
        request.getHeaders().setValue(Header.Host).setString("localhost");
        return false;
    }

    @Override
    protected void onHttpHeaderError(HttpHeader header, FilterChainContext context, Throwable failure)
            throws IOException {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (header instanceof HttpRequestPacket request && reason.contains("too large")) {
            request.getResponse().setStatus(reason.contains("line") ? 414 : 431);
        }
        super.onHttpHeaderError(header, context, failure);
    }

    @Override
    protected HttpContent customizeErrorResponse(HttpResponsePacket response) {
        String id = ids.of(response.getRequest().getHeader(RequestId.HEADER));
        int status = response.getStatus();
        LOG.info("{} - - {} malformed", id, status);
        // Of a head that was not read to its end Grizzly thinks that it is HTTP/0.9, and leaves out headers.
        response.getRequest().setProtocol(Protocol.HTTP_1_1);
        byte[] envelope = Json.text(HttpErrorMapper.envelope(status, id)).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader(RequestId.HEADER, id);
        SafeHeaders.set(response::setHeader);
        response.setContentLength(envelope.length);
        return HttpContent.builder(response)
                .content(Buffers.wrap(null, envelope))
                .last(true)
                .build();
    }
}

package io.ticketbridge.rest;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.ParsingResult;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.memory.Buffers;
import org.jspecify.annotations.Nullable;

/**
 * Chunks as RFC 9112 writes them. Grizzly's own reader takes LF for the end of a line, skips whatever stands between a chunk and
 * the next line, and takes a line without a size for the last chunk. What is written is written by Grizzly's.
 */
final class StrictChunks implements TransferEncoding {
    private static final String STATE = "ticketbridge.chunks";

    private final TransferEncoding grizzlys;

    StrictChunks(TransferEncoding grizzlys) {
        this.grizzlys = grizzlys;
    }

    @Override
    public boolean wantDecode(HttpHeader packet) {
        return grizzlys.wantDecode(packet);
    }

    @Override
    public ParsingResult parsePacket(FilterChainContext context, HttpHeader packet, Buffer input) {
        ChunkReader reader = readerOf((HttpRequestPacket) packet);
        reader.skipFraming(input);
        if (reader.isOver()) {
            HttpContent end = packet.httpContentBuilder()
                    .content(Buffers.EMPTY_BUFFER)
                    .last(true)
                    .build();
            return ParsingResult.create(end, rest(input, input.position()));
        }
        if (!input.hasRemaining()) {
            return ParsingResult.create(null, null);
        }
        int taken = reader.take(input.remaining());
        Buffer rest = rest(input, input.position() + taken);
        input.shrink();
        return ParsingResult.create(packet.httpContentBuilder().content(input).build(), rest);
    }

    private static ChunkReader readerOf(HttpRequestPacket request) {
        if (request.getAttribute(STATE) instanceof ChunkReader begun) {
            return begun;
        }
        ChunkReader reader = new ChunkReader();
        request.setAttribute(STATE, reader);
        return reader;
    }

    private static @Nullable Buffer rest(Buffer input, int from) {
        return from < input.limit() ? input.split(from) : null;
    }

    @Override
    public boolean wantEncode(HttpHeader packet) {
        return grizzlys.wantEncode(packet);
    }

    @Override
    public void prepareSerialize(FilterChainContext context, HttpHeader packet, HttpContent content) {
        grizzlys.prepareSerialize(context, packet, content);
    }

    @Override
    public Buffer serializePacket(FilterChainContext context, HttpContent content) {
        return grizzlys.serializePacket(context, content);
    }
}

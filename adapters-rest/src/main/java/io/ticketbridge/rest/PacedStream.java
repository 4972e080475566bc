package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A body that must come at 1 KiB a second, the first seconds left aside, and be whole in time: whoever sends one byte at a
 * time holds a place. The socket's own time-out bounds each read, so that this is asked often enough.
 */
final class PacedStream extends FilterInputStream {
    private static final long SLOWEST = 1_024;
    private static final long AT_FIRST = Duration.ofSeconds(5).toNanos();
    private static final long WHOLE = Duration.ofMinutes(5).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final long began = System.nanoTime();
    private long arrived;

    private PacedStream(InputStream body) {
        super(body);
    }

    /** Puts every body under it. */
    static final class Filter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.setEntityStream(new PacedStream(request.getEntityStream()));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = awaited(buffer, offset, length);
        arrived(Math.max(0, read));
        return read;
    }

    private int awaited(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException cutOff) {
            if (cutOff.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            throw cutOff;
        }
    }

    private void arrived(int bytes) {
        arrived += bytes;
        long taken = System.nanoTime() - began;
        boolean slow = taken > AT_FIRST && arrived < SLOWEST * (taken / SECOND);
        if (bytes > 0 && (slow || taken > WHOLE)) {
            throw tooSlow();
        }
    }

    private static BadRequest tooSlow() {
        return new BadRequest(408, "request_timeout", "The body came too slowly: send it at 1 KiB a second or faster");
    }
}

package io.ticketbridge.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells a client that waits for {@code 100 Continue} to go on when its body is first read: after its key was found good and
 * its length within the limit, so that a refused upload never sets out.
 */
final class ContinueFilter implements ContainerRequestFilter {
    /** The property that holds what tells the client to go on, where it waits. */
    static final String GO_ON = "ticketbridge.continue";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(GO_ON) instanceof Runnable goOn) {
            request.setEntityStream(new AwaitedStream(request.getEntityStream(), goOn));
        }
    }

    private static final class AwaitedStream extends FilterInputStream {
        private final Runnable goOn;
        private boolean told;

        AwaitedStream(InputStream body, Runnable goOn) {
            super(body);
            this.goOn = goOn;
        }

        @Override
        public int read() throws IOException {
            tell();
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            tell();
            return super.read(buffer, offset, length);
        }

        private void tell() {
            if (!told) {
                told = true;
                goOn.run();
            }
        }
    }
}

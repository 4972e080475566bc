package io.ticketbridge.rest;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.nio.SelectorHandler;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.jspecify.annotations.Nullable;

/**
 * The socket that listens. The kernel completes connections by itself and resets those that nobody has accepted when the
 * socket is closed, so all are accepted first, and it is closed the moment that there are none.
 */
final class ListeningSocket extends ConnectionProbe.Adapter {
    private static final long POLL_MILLIS = 1;

    private final TCPNIOTransport transport;
    private volatile @Nullable TCPNIOServerConnection socket;

    private ListeningSocket(TCPNIOTransport transport) {
        this.transport = transport;
    }

    /** The one that this transport is about to open. */
    static ListeningSocket of(TCPNIOTransport transport) {
        ListeningSocket listening = new ListeningSocket(transport);
        transport.getConnectionMonitoringConfig().addProbes(listening);
        return listening;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onBindEvent(Connection bound) {
        socket = (TCPNIOServerConnection) bound;
    }

    /** By the selector's own thread: one that meets a key which another cancels takes its socket for broken, and closes it. */
    private void cancelAccepting(TCPNIOServerConnection open) {
        SelectorHandler.Task cancel = () -> {
            open.getSelectionKey().cancel();
            return true;
        };
        transport.getSelectorHandler().execute(open.getSelectorRunner(), cancel, new EmptyCompletionHandler<>());
    }

    /** Lets in who has knocked, and nobody more. Those who are in stay. */
    void close() throws IOException, InterruptedException {
        TCPNIOServerConnection open = socket;
        if (open == null) {
            return;
        }
        cancelAccepting(open);
        while (open.getChannel().isRegistered()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        for (int waiting = 0; waiting < transport.getServerConnectionBackLog(); waiting++) {
            open.onAccept();
        }
        open.getChannel().close();
        transport.unbindAll();
    }
}

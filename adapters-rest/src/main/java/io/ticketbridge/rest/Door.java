package io.ticketbridge.rest;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/** A port at which HTTP is read in the one way in which we read it, and the threads that answer there. */
final class Door implements AutoCloseable {
    private static final String LISTENER = "door";

    /** How long one read or write may wait: then whoever asked for it looks at how much came in all. */
    private static final long READ_OR_WRITE_SECONDS = 10;

    /** Of an answer that waits for its reader: then whoever writes it waits too, so that a file is never in memory whole. */
    private static final int MOST_PENDING_BYTES = 64 * 1024;

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener;
    private final ExecutorService workers;
    private final ListeningSocket socket;
    private final Sockets sockets;

    Door(String host, int port, SocketLimits limits, RequestId ids, ExecutorService workers) {
        this.workers = workers;
        this.listener = new NetworkListener(LISTENER, host, port);
        listener.setMaxPendingBytes(MOST_PENDING_BYTES);
        TCPNIOTransport transport = listener.getTransport();
        transport.setWorkerThreadPool(workers);
        transport.setReuseAddress(true);
        transport.setReadTimeout(READ_OR_WRITE_SECONDS, TimeUnit.SECONDS);
        transport.setWriteTimeout(READ_OR_WRITE_SECONDS, TimeUnit.SECONDS);
        this.socket = ListeningSocket.of(transport);
        this.sockets = Sockets.of(transport, limits);
        listener.registerAddOn(StrictHttp.addOn(ids));
        listener.registerAddOn(new PathFilter(sockets));
        server.addListener(listener);
        ServerConfiguration configuration = server.getServerConfiguration();
        configuration.setDefaultErrorPageGenerator(new ErrorPages(ids));
        configuration.setPassTraceRequest(true);
    }

    /** Who came in here. */
    Sockets sockets() {
        return sockets;
    }

    /** That which listens. */
    ListeningSocket socket() {
        return socket;
    }

    /** Has {@code handler} answer all below {@code base}. */
    void addBelow(String base, HttpHandler handler) {
        server.getServerConfiguration()
                .addHttpHandler(
                        handler,
                        HttpHandlerRegistration.builder()
                                .contextPath(base)
                                .urlPattern("/*")
                                .build());
    }

    /** Has {@code handler} answer all else. */
    void addForTheRest(HttpHandler handler) {
        server.getServerConfiguration().addHttpHandler(handler, "/");
    }

    /** @throws IOException where it cannot listen there */
    void open() throws IOException {
        try {
            server.start();
        } catch (IOException portTaken) {
            close();
            throw portTaken;
        }
    }

    /** Where it is, such as {@code http://127.0.0.1:8080}, and below it. */
    URI uri(String path) {
        String host = listener.getHost().contains(":") ? "[" + listener.getHost() + "]" : listener.getHost();
        return URI.create("http://" + host + ":" + listener.getPort() + path);
    }

    /** Lets what is at work finish, and begins nothing more. */
    void awaitEnd(long millis) throws TimeoutException, ExecutionException, InterruptedException {
        server.shutdown(millis, TimeUnit.MILLISECONDS).get(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        server.shutdownNow();
        workers.shutdownNow();
        sockets.close();
    }
}

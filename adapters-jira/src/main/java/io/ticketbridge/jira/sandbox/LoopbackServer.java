package io.ticketbridge.jira.sandbox;

import java.io.IOException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * An HTTP server on loopback alone. It is Grizzly, which the product runs on anyway and which lets us reach the channel
 * of a request, so that a connection can really be reset; the JDK's own server keeps its channels to itself.
 */
final class LoopbackServer implements AutoCloseable {
    /** Failures that delay keep a worker each. */
    private static final int MOST_WORKERS = 256;

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener;

    LoopbackServer(int port) {
        listener = new NetworkListener("sandbox", "127.0.0.1", port);
        listener.getTransport().setSelectorRunnersCount(1);
        listener.getTransport()
                .setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                        .setPoolName("jira-sandbox")
                        .setCorePoolSize(4)
                        .setMaxPoolSize(MOST_WORKERS)
                        .setDaemon(true));
        server.addListener(listener);
    }

    void start() throws IOException {
        server.start();
    }

    void handle(HttpHandler handler) {
        server.getServerConfiguration().addHttpHandler(handler, "/");
    }

    /** Known once it is started. */
    String origin() {
        return "http://127.0.0.1:" + listener.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

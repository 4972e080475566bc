package io.ticketbridge.rest;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.rest.json.Json;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API behind a socket. */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final String LISTENER = "api";

    /** How long one read or write may wait: then whoever asked for it looks at how much came in all. */
    private static final long READ_OR_WRITE_SECONDS = 10;

    /** Of an answer that waits for its reader: then whoever writes it waits too, so that a file is never in memory whole. */
    private static final int MOST_PENDING_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService workers;
    private final RestServerOptions options;
    private final ListeningSocket socket;
    private final Sockets sockets;
    private final Admission admission;

    private RestServer(
            HttpServer server,
            ExecutorService workers,
            RestServerOptions options,
            ListeningSocket socket,
            Sockets sockets,
            Admission admission) {
        this.server = server;
        this.workers = workers;
        this.options = options;
        this.socket = socket;
        this.sockets = sockets;
        this.admission = admission;
    }

    /** Loads classes that a start needs, which can be done while a database is opened. Nothing else comes of it. */
    public static void prepare() {
        new ApplicationHandler(new ResourceConfig().addProperties(RestApi.PROPERTIES))
                .getInjectionManager()
                .shutdown();
        Json.bytes(HttpErrorMapper.envelope(Status.NOT_FOUND.getStatusCode(), ""));
    }

    /** @throws IOException where it cannot listen there */
    public static RestServer start(RestServerOptions options, RestApi api, Clock clock) throws IOException {
        ExecutorService workers = Workers.start();
        HttpServer server = new HttpServer();
        NetworkListener listener = new NetworkListener(LISTENER, options.host(), options.port());
        listener.setMaxPendingBytes(MOST_PENDING_BYTES);
        TCPNIOTransport transport = listener.getTransport();
        transport.setWorkerThreadPool(workers);
        transport.setReuseAddress(true);
        transport.setReadTimeout(READ_OR_WRITE_SECONDS, TimeUnit.SECONDS);
        transport.setWriteTimeout(READ_OR_WRITE_SECONDS, TimeUnit.SECONDS);
        ListeningSocket socket = ListeningSocket.of(transport);
        Sockets sockets = Sockets.of(transport, options.sockets());
        RequestId ids = new RequestId(clock);
        listener.registerAddOn(StrictHttp.addOn(ids));
        listener.registerAddOn(new PathFilter(sockets));
        server.addListener(listener);
        ServerConfiguration configuration = server.getServerConfiguration();
        configuration.setDefaultErrorPageGenerator(new ErrorPages(ids));
        configuration.setPassTraceRequest(true);
        Admission admission = new Admission(options.capacity());
        Entrance entrance = new Entrance(ids, sockets, options.sockets().proxies(), admission);
        HttpHandler container = ContainerFactory.createContainer(GrizzlyHttpContainer.class, api);
        configuration.addHttpHandler(
                new RootHandler(new Documents(container), entrance),
                HttpHandlerRegistration.builder()
                        .contextPath(RestApi.BASE_PATH)
                        .urlPattern("/*")
                        .build());
        configuration.addHttpHandler(new RootHandler(new DocsPage(new Nowhere()), entrance), "/");
        try {
            server.start();
        } catch (IOException portTaken) {
            server.shutdownNow();
            workers.shutdownNow();
            sockets.close();
            throw portTaken;
        }
        return new RestServer(server, workers, options, socket, sockets, admission);
    }

    /** Where the API is, such as {@code http://127.0.0.1:8080/api/v2}. */
    public URI uri() {
        NetworkListener listener = server.getListener(LISTENER);
        String host = listener.getHost().contains(":") ? "[" + listener.getHost() + "]" : listener.getHost();
        return URI.create("http://" + host + ":" + listener.getPort() + RestApi.BASE_PATH);
    }

    /** Takes no more requests, and lets those that are in flight finish, and those that are on their way arrive. */
    @Override
    public void close() {
        boolean first = admission.stop();
        Deadline deadline = Deadline.in(first ? options.delay().plus(options.grace()) : options.grace());
        try {
            if (first) {
                letNobodyElseIn(deadline);
            }
            long left = Math.max(1, deadline.left().toMillis());
            server.shutdown(left, TimeUnit.MILLISECONDS).get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException unfinished) {
            LOG.warn("Requests were still running after {} s", options.grace().toSeconds());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        workers.shutdownNow();
        sockets.close();
    }

    /** Whoever has a connection still may be about to use it: where nobody has done so for as long again, nobody does. */
    private void letNobodyElseIn(Deadline deadline) throws InterruptedException {
        Duration delay = options.delay();
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        try {
            socket.close();
        } catch (IOException unclean) {
            LOG.warn("The socket did not close cleanly", unclean);
        }
        sockets.awaitRest(delay, deadline);
    }
}

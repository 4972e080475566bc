package io.ticketbridge.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API behind a socket. */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final String LISTENER = "api";

    /** Whoever has a connection still, and has not been told to leave it, may be about to use it. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final HttpServer server;
    private final ExecutorService workers;
    private final RestServerOptions options;
    private final Admission admission;
    private final AtomicBoolean stopping;

    private RestServer(
            HttpServer server,
            ExecutorService workers,
            RestServerOptions options,
            Admission admission,
            AtomicBoolean stopping) {
        this.server = server;
        this.workers = workers;
        this.options = options;
        this.admission = admission;
        this.stopping = stopping;
    }

    /** @throws IOException where it cannot listen there */
    public static RestServer start(RestServerOptions options, RestApi api, Clock clock) throws IOException {
        ExecutorService workers = Workers.start();
        HttpServer server = new HttpServer();
        NetworkListener listener = new NetworkListener(LISTENER, options.host(), options.port());
        TCPNIOTransport transport = listener.getTransport();
        transport.setWorkerThreadPool(workers);
        transport.setReuseAddress(true);
        RequestId ids = new RequestId(clock);
        listener.registerAddOn(StrictHttp.addOn(ids));
        listener.registerAddOn(new PathFilter());
        server.addListener(listener);
        ServerConfiguration configuration = server.getServerConfiguration();
        configuration.setDefaultErrorPageGenerator(new ErrorPages(ids));
        configuration.setPassTraceRequest(true);
        Admission admission = new Admission();
        AtomicBoolean stopping = new AtomicBoolean();
        HttpHandler container = ContainerFactory.createContainer(GrizzlyHttpContainer.class, api);
        configuration.addHttpHandler(
                new RootHandler(container, ids, admission, stopping::get),
                HttpHandlerRegistration.builder()
                        .contextPath(RestApi.BASE_PATH)
                        .urlPattern("/*")
                        .build());
        configuration.addHttpHandler(new RootHandler(new Nowhere(), ids, admission, stopping::get), "/");
        try {
            server.start();
        } catch (IOException portTaken) {
            server.shutdownNow();
            workers.shutdownNow();
            throw portTaken;
        }
        return new RestServer(server, workers, options, admission, stopping);
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
        Duration grace = options.grace();
        boolean first = stopping.compareAndSet(false, true);
        try {
            if (first) {
                TimeUnit.NANOSECONDS.sleep(options.delay().toNanos());
                server.getListener(LISTENER).getTransport().unbindAll();
                admission.awaitQuiet(QUIET, grace);
            }
            server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS).get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException unfinished) {
            LOG.warn("Requests were still running after {} s", grace.toSeconds());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        workers.shutdownNow();
    }
}

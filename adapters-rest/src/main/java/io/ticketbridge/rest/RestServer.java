package io.ticketbridge.rest;

import io.ticketbridge.domain.Deadline;
import io.ticketbridge.rest.json.Json;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API behind a socket. */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);

    private final Door door;
    private final RestServerOptions options;
    private final Admission admission;
    private final Readiness readiness;

    private RestServer(Door door, RestServerOptions options, Admission admission, Readiness readiness) {
        this.door = door;
        this.options = options;
        this.admission = admission;
        this.readiness = readiness;
    }

    /** Loads classes that a start needs, which can be done while a database is opened. Nothing else comes of it. */
    public static void prepare() {
        new ApplicationHandler(new ResourceConfig().addProperties(RestApi.PROPERTIES))
                .getInjectionManager()
                .shutdown();
        Json.bytes(HttpErrorMapper.envelope(Status.NOT_FOUND.getStatusCode(), ""));
    }

    /** @throws IOException where it cannot listen there */
    public static RestServer start(RestServerOptions options, RestApi api, Operations operations, Clock clock)
            throws IOException {
        RequestId ids = new RequestId(clock);
        Door door = new Door(options.host(), options.port(), options.sockets(), ids, Workers.start());
        Admission admission = new Admission(options.capacity());
        Readiness readiness = new Readiness(admission::isStopping, operations.storeWorks());
        Entrance entrance = new Entrance(
                ids, door.sockets(), options.sockets().proxies(), admission::isStopping, operations.traffic());
        HttpHandler container = ContainerFactory.createContainer(GrizzlyHttpContainer.class, api);
        HttpHandler offered = new Admitted(new Documents(container), admission);
        door.addBelow(RestApi.BASE_PATH, new RootHandler(new CrossOrigin(offered, options.origins()), entrance));
        door.addBelow(ConsoleDoor.BASE_PATH, new RootHandler(new ConsoleDoor(offered), entrance));
        HttpHandler rest = new Admitted(new ConsolePages(new DocsPage(new Nowhere())), admission);
        HttpHandler metrics =
                operations.apart() ? rest : new MetricsPage(operations.metrics(), MetricsPage::isAskedForHere, rest);
        door.addForTheRest(new RootHandler(new Probes(readiness::now, metrics), entrance));
        door.open();
        return new RestServer(door, options, admission, readiness);
    }

    /** Where the API is, such as {@code http://127.0.0.1:8080/api/v2}. */
    public URI uri() {
        return door.uri(RestApi.BASE_PATH);
    }

    /** How many requests are at work. */
    public int atWork() {
        return admission.atWork();
    }

    /** Whether requests should be sent here; it takes a second at most to tell. */
    public boolean isReady() {
        return state() == Readiness.State.READY;
    }

    Readiness.State state() {
        return readiness.now();
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
            door.awaitEnd(Math.max(1, deadline.left().toMillis()));
        } catch (TimeoutException | ExecutionException unfinished) {
            LOG.warn("Requests were still running after {} s", options.grace().toSeconds());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        door.close();
    }

    /** Whoever has a connection still may be about to use it: where nobody has done so for as long again, nobody does. */
    private void letNobodyElseIn(Deadline deadline) throws InterruptedException {
        Duration delay = options.delay();
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        try {
            door.socket().close();
        } catch (IOException unclean) {
            LOG.warn("The socket did not close cleanly", unclean);
        }
        door.sockets().awaitRest(delay, deadline);
    }
}

package io.ticketbridge.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * A port for those who run the server, and for them alone: {@code /livez}, {@code /readyz} and {@code /metrics}, on threads of
 * its own, so that it answers whatever the API is at.
 */
public final class ManagementServer implements AutoCloseable {
    /** One who asks slowly keeps nobody else waiting. */
    private static final int THREADS = 4;

    private final Door door;
    private volatile Optional<RestServer> api = Optional.empty();

    private ManagementServer(Door door) {
        this.door = door;
    }

    /**
     * @param port 0 for any free one
     * @throws IOException where it cannot listen there
     */
    public static ManagementServer start(String host, int port, Operations operations, Clock clock) throws IOException {
        RequestId ids = new RequestId(clock);
        Door door = new Door(host, port, SocketLimits.usual(), ids, Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "management");
            thread.setDaemon(true);
            return thread;
        }));
        Entrance entrance = new Entrance(ids, door.sockets(), nobody -> false, () -> false, operations.traffic());
        ManagementServer management = new ManagementServer(door);
        door.addForTheRest(new RootHandler(
                new Probes(management::state, new MetricsPage(operations.metrics(), anybody -> true, new Nowhere())),
                entrance));
        door.open();
        return management;
    }

    /** From now on it tells of this server; until then it tells of one that is about to begin. */
    public void tellOf(RestServer server) {
        api = Optional.of(server);
    }

    private Readiness.State state() {
        return api.map(RestServer::state).orElse(Readiness.State.STARTING);
    }

    /** Where it is, such as {@code http://127.0.0.1:9090}. */
    public URI uri() {
        return door.uri("");
    }

    @Override
    public void close() {
        door.close();
    }
}

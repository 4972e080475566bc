package io.ticketbridge.rest;

import io.ticketbridge.domain.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps whoever opens connections without end, or uses them without haste, from taking them all: Grizzly bounds neither their
 * number nor the time that a head takes, and lets an answer be read one byte at a time. Who is one too many is hung up on.
 */
final class Sockets extends ConnectionProbe.Adapter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final long LOOK_MILLIS = 500;
    private static final long POLL_MILLIS = 10;
    private static final long BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);

    private final SocketLimits limits;
    private final ConcurrentMap<Connection<?>, SocketLife> open = new ConcurrentHashMap<>();
    private final ConcurrentMap<Network64, Integer> from = new ConcurrentHashMap<>();
    private final ExecutorService watch;
    private long warned = System.nanoTime() - BETWEEN_WARNINGS;

    private Sockets(SocketLimits limits) {
        this.limits = limits;
        this.watch = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sockets");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Those that this transport is about to accept. */
    static Sockets of(TCPNIOTransport transport, SocketLimits limits) {
        Sockets sockets = new Sockets(limits);
        transport.getConnectionMonitoringConfig().addProbes(sockets);
        sockets.watch.execute(sockets::watch);
        return sockets;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onAcceptEvent(Connection listening, Connection accepted) {
        open.put(accepted, new SocketLife(limits, System.nanoTime()));
        int fromThere = from.merge(Network64.of(address(accepted)), 1, Integer::sum);
        boolean tooMany = open.size() > limits.inAll()
                || (fromThere > limits.fromOne() && !limits.proxies().test(address(accepted)));
        if (tooMany) {
            warn(accepted, fromThere);
            accepted.closeSilently();
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onReadEvent(Connection connection, Buffer data, int size) {
        tell(connection, life -> life.read(System.nanoTime()));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onWriteEvent(Connection connection, Buffer data, long size) {
        tell(connection, life -> life.wrote(size));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void onCloseEvent(Connection connection) {
        if (open.remove(connection) != null) {
            from.computeIfPresent(Network64.of(address(connection)), (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Waits until nobody who is connected has done anything for a while. */
    void awaitRest(Duration rest, Deadline deadline) throws InterruptedException {
        while (!areAtRest(rest) && !deadline.isOver()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean areAtRest(Duration rest) {
        long now = System.nanoTime();
        return open.values().stream().allMatch(life -> life.isAtRest(rest, now));
    }

    void headIsWhole(Connection<?> connection) {
        tell(connection, life -> life.headIsWhole(System.nanoTime()));
    }

    void answered(Connection<?> connection) {
        tell(connection, life -> life.answered(System.nanoTime()));
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void tell(Connection<?> connection, Consumer<SocketLife> what) {
        SocketLife life = open.get(connection);
        if (life != null) {
            what.accept(life);
        }
    }

    private void watch() {
        while (!watch.isShutdown()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look();
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException ofOne) {
                LOG.warn("A connection could not be looked at", ofOne);
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (Map.Entry<Connection<?>, SocketLife> each : open.entrySet()) {
            if (each.getValue().isOver(isWaiting(each.getKey()), now)) {
                // To close would be to wait until the other end has taken what is to be written.
                each.getKey().terminateSilently();
            }
        }
    }

    private static boolean isWaiting(Connection<?> connection) {
        return connection instanceof NIOConnection nio
                && nio.getAsyncWriteQueue().spaceInBytes() > 0;
    }

    private static InetAddress address(Connection<?> connection) {
        return ((InetSocketAddress) connection.getPeerAddress()).getAddress();
    }

    /** By the one thread that accepts. */
    private void warn(Connection<?> accepted, int fromThere) {
        long now = System.nanoTime();
        if (now - warned > BETWEEN_WARNINGS) {
            warned = now;
            LOG.warn(
                    "Hung up on {}: {} connections are open, {} of them from there; more are hung up on in silence for"
                            + " a minute",
                    address(accepted).getHostAddress(),
                    open.size(),
                    fromThere);
        }
    }
}

package io.ticketbridge.jira;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ticketbridge.domain.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The passages that are open, on one port of the loopback address; without one there is no port. What they are called by cannot be
 * guessed, and is good for one call.
 */
final class Passages implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private record Running(HttpServer server, ExecutorService workers) {}

    private final Map<String, Passing> open = new ConcurrentHashMap<>();
    private Optional<Running> running = Optional.empty();

    /** The way to the Jira of {@code client}. */
    JiraPassage to(JiraClient client, Supplier<JiraDialect> dialect) {
        return notFound -> open(client, dialect, notFound);
    }

    private JiraPassage.Opened open(JiraClient client, Supplier<JiraDialect> dialect, Supplier<Refusal> notFound) {
        String name = UUID.randomUUID().toString();
        URI address = URI.create(origin() + "/" + name);
        Passing passing = new Passing(client, dialect, notFound, address, () -> open.remove(name));
        open.put(name, passing);
        return passing;
    }

    private synchronized String origin() {
        Running now = running.orElseGet(this::start);
        running = Optional.of(now);
        return "http://127.0.0.1:" + now.server().getAddress().getPort();
    }

    private Running start() {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
            ExecutorService workers = Executors.newCachedThreadPool(Passages::daemon);
            server.setExecutor(workers);
            server.createContext("/", this::pass);
            server.start();
            return new Running(server, workers);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getRawPath().split("/", 3);
            Passing passing = parts.length < 3 ? null : open.get(parts[1]);
            if (passing == null) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else {
                passing.pass(exchange);
            }
        }
    }

    @Override
    public synchronized void close() {
        running.ifPresent(now -> {
            now.server().stop(0);
            now.workers().shutdownNow();
        });
        running = Optional.empty();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jira-passage");
        thread.setDaemon(true);
        return thread;
    }
}

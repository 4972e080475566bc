package io.ticketbridge.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Somebody else's site: it notes who visits it, shows files in pages of its own, and hands on the server's answers with
 * some of their headers only.
 */
final class Canary implements AutoCloseable {
    static final String HIT = "/hit/";
    private static final String PAGE = "/page/";
    private static final String RELAY = "/relay/";
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "content-length", "date", "transfer-encoding");

    /** A file on its way through here. */
    private record Relayed(Defence defence, HostileFile file, URI link) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final Set<String> hits = new ConcurrentSkipListSet<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Relayed> relayed = new ConcurrentHashMap<>();
    private final Map<URI, HttpResponse<byte[]>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    Canary() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who has visited: the last names of the addresses. */
    Set<String> hits() {
        return hits;
    }

    /** The address of a page with this body. */
    String page(String body) {
        String path = PAGE + pages.size();
        pages.put(path, body);
        return origin() + path;
    }

    /** The address at which a file is to be had with this defence alone. */
    String relay(Defence defence, HostileFile file, URI link) {
        String path = RELAY + defence + "/" + file.name();
        relayed.put(path, new Relayed(defence, file, link));
        return origin() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.startsWith(HIT)) {
                hits.add(path.substring(HIT.length()));
                send(exchange, "");
            } else if (path.startsWith(PAGE)) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                send(exchange, pages.getOrDefault(path, ""));
            } else if (relayed.containsKey(path)) {
                relay(exchange, relayed.get(path));
            } else {
                send(exchange, "");
            }
        }
    }

    private void relay(HttpExchange exchange, Relayed from) throws IOException {
        HttpResponse<byte[]> answer = answers.computeIfAbsent(from.link(), this::fetched);
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name)) {
                from.defence()
                        .relayed(name, values.get(0), from.file())
                        .ifPresent(value -> exchange.getResponseHeaders().put(name, List.of(value)));
            }
        });
        send(exchange, answer.statusCode(), answer.body());
    }

    private HttpResponse<byte[]> fetched(URI link) {
        return client.sendAsync(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray())
                .join();
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}

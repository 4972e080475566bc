package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program that a webhook tells of events. It believes what is signed, and now and then says that it has no time. */
final class Listener implements AutoCloseable {
    private static final int NO_TIME_EACH = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it took: the event, and the ticket that it is about. */
    record Told(long event, long ticket) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Told> told = new ArrayList<>();
    private String secret = "";
    private int heard;

    private Listener(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    static Listener start() throws IOException {
        return new Listener(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    synchronized void shares(String shared) {
        secret = shared;
    }

    /** In the order in which it came, and as often. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(answer(exchange), -1);
        }
    }

    private synchronized int answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!isSigned(exchange, body)) {
            return 401;
        }
        if (++heard % NO_TIME_EACH == 0) {
            return 503;
        }
        JsonNode event = JSON.readTree(body);
        told.add(new Told(event.path("id").asLong(), event.path("ticket_id").asLong()));
        return 204;
    }

    private boolean isSigned(HttpExchange exchange, String body) {
        String time = exchange.getRequestHeaders().getFirst("X-Ticketbridge-Timestamp");
        String signature = exchange.getRequestHeaders().getFirst("X-Ticketbridge-Signature");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            String due = "v1=" + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
            return MessageDigest.isEqual(due.getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

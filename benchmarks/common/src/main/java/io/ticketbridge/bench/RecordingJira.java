package io.ticketbridge.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Stands before a Jira sandbox: passes everything on, and once it is told to go on alone, says again what was answered to the
 * same question before, and gives each new issue a number. So Jira takes as much time as it is told to, and next to none of the
 * machine's.
 */
final class RecordingJira implements AutoCloseable {
    private record Said(int status, String type, byte[] body) {
        static Said json(int status, String body) {
            return new Said(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final Pattern ID = Pattern.compile("\"id\":\"[0-9]+\"");
    private static final Pattern ISSUE = Pattern.compile("/issue/[0-9]+[?]");

    private final Map<String, Said> known = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads;
    private final HttpServer server;
    private final String origin;
    private final AtomicLong lastMade = new AtomicLong(1_000_000);
    private volatile boolean isAlone;
    private volatile Duration pause = Duration.ZERO;

    private RecordingJira(String origin, ExecutorService threads, HttpServer server) {
        this.origin = origin;
        this.threads = threads;
        this.server = server;
    }

    /** @param threads one for each of those who wait */
    static RecordingJira before(String origin, ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        RecordingJira jira = new RecordingJira(origin, threads, server);
        server.setExecutor(threads);
        server.createContext("/", jira::answer);
        server.start();
        return jira;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on each answer takes so long. */
    void goOnAlone(Duration each) {
        pause = each;
        isAlone = true;
    }

    /** The issues that it has been asked for and knows. */
    List<String> issues() {
        return known.keySet().stream()
                .filter(question -> question.startsWith("GET ") && ISSUE.matcher(question).find())
                .map(question -> question.substring(4))
                .toList();
    }

    /** Where a comment has been written. */
    String comments() {
        return known.keySet().stream()
                .filter(question -> question.startsWith("POST ") && question.endsWith("/comment"))
                .map(question -> question.substring(5))
                .findFirst()
                .orElseThrow();
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Said said = isAlone ? alone(exchange, question) : pass(exchange);
            known.putIfAbsent(question, said);
            exchange.getResponseHeaders().set("Content-Type", said.type());
            exchange.sendResponseHeaders(said.status(), said.body().length == 0 ? -1 : said.body().length);
            exchange.getResponseBody().write(said.body());
            answers.incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Said alone(HttpExchange exchange, String question) throws IOException, InterruptedException {
        try (InputStream body = exchange.getRequestBody()) {
            body.readAllBytes();
        }
        Thread.sleep(pause.toMillis());
        return question.startsWith("POST ") && question.endsWith("/issue") ? issue() : again(question);
    }

    private Said issue() {
        long number = lastMade.incrementAndGet();
        return Said.json(201, "{\"id\":\"" + number + "\",\"key\":\"SEC-" + number + "\",\"self\":\"\"}");
    }

    /** What was answered before; each comment is another one. */
    private Said again(String question) {
        Said said = known.getOrDefault(question, Said.json(404, "{}"));
        boolean makesOne = question.startsWith("POST ") && question.endsWith("/comment");
        return makesOne ? Said.json(said.status(), numbered(new String(said.body(), StandardCharsets.UTF_8))) : said;
    }

    private String numbered(String made) {
        return ID.matcher(made).replaceFirst("\"id\":\"" + lastMade.incrementAndGet() + "\"");
    }

    private Said pass(HttpExchange exchange) throws IOException, InterruptedException {
        try (InputStream body = exchange.getRequestBody()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body.readAllBytes()));
            for (String name : new String[] {"Authorization", "Content-Type", "Accept", "X-Atlassian-Token"}) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse("application/json");
            return new Said(answer.statusCode(), type, answer.body());
        }
    }
}

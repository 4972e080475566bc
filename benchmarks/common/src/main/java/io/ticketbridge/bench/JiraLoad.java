package io.ticketbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What Jira has a part in, by many clients at once: {@code JiraLoad home reads|creates clients millis seconds}. Reads ask Jira once
 * each, and are compared with the same issues from the same Jira by the HTTP client alone.
 */
public final class JiraLoad {
    private static final int PORT = 18_070;
    private static final int KEYS = 4;
    private static final int WARM_UP = 4;
    private static final String NUMBERED_THREADS =
            "local threads = 0\nfunction setup(thread)\n  thread:set('first', threads)\n  threads = threads + 1\nend\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String jar;
    private final Path work;
    private final int clients;
    private final Commands commands;
    private final String java = System.getenv().getOrDefault("BENCH_JAVA", ProcessHandle.current().info().command().orElse("java"));
    private RecordingJira jira;
    private Server server;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();

    private JiraLoad(Path home, int clients) throws IOException {
        this.jar = home.resolve("../bootstrap/target/ticketbridge.jar").toString();
        this.clients = clients;
        this.work = Files.createTempDirectory("bench");
        this.commands = new Commands(java, jar, environment());
    }

    public static void main(String[] arguments) throws Exception {
        JiraLoad load = new JiraLoad(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        Duration jiraTakes = Duration.ofMillis(Long.parseLong(arguments[3]));
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[4]));
        try {
            load.start(jiraTakes);
            if (arguments[1].equals("creates")) {
                load.create(time);
            } else {
                load.read(time);
            }
        } finally {
            for (AutoCloseable each : load.open) {
                each.close();
            }
        }
    }

    private void start(Duration jiraTakes) throws Exception {
        Server sandbox = Server.start(
                "sandbox", PORT + 1, List.of(java, "-jar", jar, "jira-sandbox", "--port", "" + (PORT + 1)), Map.of(), work);
        open.add(sandbox);
        for (int user = 0; user < KEYS; user++) {
            keys.add(commands.newKey("bench" + user));
        }
        jira = RecordingJira.before("http://127.0.0.1:" + (PORT + 1), Executors.newVirtualThreadPerTaskExecutor());
        open.add(jira);
        server = Server.start("ticketbridge", PORT, List.of(java, "-jar", jar, "serve"), commands.environment(), work);
        open.add(0, server);
        server.awaitAnswer("/api/v2/tickets", keys.get(0));
        prepare();
        jira.goOnAlone(jiraTakes);
        System.out.printf(
                "%d clients, Jira takes %d ms, server on %s, %d processors%n",
                clients, jiraTakes.toMillis(), java, Runtime.getRuntime().availableProcessors());
    }

    private void read(Duration time) throws Exception {
        double ideal = 0;
        try (CloseableHttpClient plain = plain()) {
            for (int round = 0; round < WARM_UP; round++) {
                ideal = alone(plain, time);
                System.out.printf("the HTTP client alone: %.0f/s%n", ideal);
            }
        }
        double ours = measure("reads", readScript(), time);
        System.out.printf("reads: %.2f of the HTTP client alone%n", ours / ideal);
    }

    private void create(Duration time) throws Exception {
        measure("creates", createScript(), time);
    }

    /** How many a second, once it is warm. */
    private double measure(String what, String lua, Duration time) throws Exception {
        Path script = Files.writeString(work.resolve(what + ".lua"), lua);
        for (int round = 0; round < WARM_UP; round++) {
            System.out.println("warming up: " + Wrk.crowd(server, script, clients, time));
        }
        long before = jira.answers();
        Duration cpu = server.cpu();
        Wrk.Crowd ours = Wrk.crowd(server, script, clients, time);
        System.out.printf(
                "%s: %s; %.2f calls of Jira and %.0f µs of the processor each%n",
                what,
                ours,
                (jira.answers() - before) / ours.count(),
                server.cpu().minus(cpu).toNanos() / 1e3 / ours.count());
        return ours.perSecond();
    }

    /** How many issues a second the HTTP client brings, with a virtual thread for each client. */
    private double alone(CloseableHttpClient plain, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        AtomicLong answered = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String issue : issues) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        plain.execute(new HttpGet(jira.baseUrl() + issue), answer -> EntityUtils.toByteArray(answer.getEntity()));
                        answered.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return answered.get() / (double) time.toSeconds();
    }

    /** Each request is for another ticket than those before, so that none is asked for twice at a time. */
    private String readScript() {
        StringBuilder lua = new StringBuilder("local paths = {}\nlocal keys = {}\n");
        for (int who = 0; who < clients; who++) {
            lua.append("paths[").append(who).append("] = '/api/v2/tickets/").append(tickets.get(who)).append("'\n");
            lua.append("keys[").append(who).append("] = '").append(keys.get(who % KEYS)).append("'\n");
        }
        return lua.append(NUMBERED_THREADS)
                .append("function request()\n  turn = ((turn or first) + 2) % ").append(clients)
                .append("\n  return wrk.format('GET', paths[turn], {['X-API-Key'] = keys[turn]})\nend\n")
                .toString();
    }

    private Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        settings.put("TICKETBRIDGE_DATA_DIR", work.resolve("data").toString());
        settings.put("TICKETBRIDGE_PORT", Integer.toString(PORT));
        settings.put("TICKETBRIDGE_RATE_READS", "0");
        settings.put("TICKETBRIDGE_RATE_WRITES", "0");
        settings.put("TICKETBRIDGE_CONNECTIONS_PER_ADDRESS", "10000");
        settings.put("TICKETBRIDGE_CONNECTIONS", "10000");
        settings.put("TICKETBRIDGE_LOG_LEVEL", "warn");
        settings.put("TICKETBRIDGE_JIRA_ALLOW_HTTP", "true");
        settings.put("TICKETBRIDGE_JIRA_ALLOWED_HOSTS", "127.0.0.1:*");
        settings.put("TICKETBRIDGE_JIRA_ALLOWED_NETWORKS", "127.0.0.0/8");
        return settings;
    }

    private String createScript() {
        StringBuilder lua = new StringBuilder("local keys = {}\n");
        for (int user = 0; user < KEYS; user++) {
            lua.append("keys[").append(user).append("] = '").append(keys.get(user)).append("'\n");
        }
        return lua.append(NUMBERED_THREADS)
                .append("local born = os.time()\nfunction request()\n  turn = (turn or first) + 2\n")
                .append("  local body = '{\"summary\":\"Reflected XSS in page ' .. born .. '-' .. turn .. '\"}'\n")
                .append("  return wrk.format('POST', '/api/v2/tickets', {['X-API-Key'] = keys[turn % ").append(KEYS)
                .append("], ['Content-Type'] = 'application/json'}, body)\nend\n")
                .toString();
    }

    /** A ticket for each client, under one of a few keys. */
    private void prepare() throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int user = 0; user < KEYS; user++) {
            commands.run("sandbox-token", "integration", "add", "--user", "bench" + user, "--base-url", jira.baseUrl(),
                    "--project", "SEC", "--email", "sandbox@example.com", "--token-stdin");
        }
        for (int who = 0; who < clients; who++) {
            HttpRequest create = HttpRequest.newBuilder(URI.create(api("/tickets")))
                    .header("X-API-Key", keys.get(who % KEYS))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"summary\":\"Reflected XSS in parameter q of page " + who + "\"}"))
                    .build();
            String answer = http.send(create, BodyHandlers.ofString()).body();
            tickets.add(JSON.readTree(answer).at("/data/id").asText());
            http.send(request(who), BodyHandlers.ofString());
        }
        issues.addAll(jira.issues());
        if (issues.size() < clients) {
            throw new IllegalStateException("Only " + issues.size() + " issues were read");
        }
    }

    private HttpRequest request(int who) {
        return HttpRequest.newBuilder(URI.create(api("/tickets/" + tickets.get(who))))
                .header("X-API-Key", keys.get(who % KEYS))
                .build();
    }

    private static String api(String path) {
        return "http://127.0.0.1:" + PORT + "/api/v2" + path;
    }

    private static CloseableHttpClient plain() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(10_000)
                        .setMaxConnPerRoute(10_000)
                        .build())
                .build();
    }
}

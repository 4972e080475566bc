package io.ticketbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A server on a folder of its own, a few users, a ticket with a comment for each client, and the Jira before which it stands. */
final class Stand implements AutoCloseable {
    private static final int USERS = 4;

    private static final int PORT = 18_070;
    private static final String NUMBERED_THREADS =
            "local threads = 0\nfunction setup(thread)\n  thread:set('first', threads)\n  threads = threads + 1\nend\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String jar;
    private final Path work;
    private final int clients;
    private final Commands commands;
    private final String java = System.getenv().getOrDefault("BENCH_JAVA", ProcessHandle.current().info().command().orElse("java"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private final RecordingJira jira;
    private final Server server;

    /** @param jiraTakes how long, for each call from now on */
    Stand(Path home, int clients, Duration jiraTakes) throws Exception {
        this.jar = home.resolve("../bootstrap/target/ticketbridge.jar").toString();
        this.clients = clients;
        this.work = Files.createTempDirectory("bench");
        this.commands = new Commands(java, jar, environment());
        open.add(Server.start(
                "sandbox", PORT + 1, List.of(java, "-jar", jar, "jira-sandbox", "--port", "" + (PORT + 1)), Map.of(), work));
        for (int user = 0; user < USERS; user++) {
            keys.add(commands.newKey("bench" + user));
        }
        this.jira = RecordingJira.before("http://127.0.0.1:" + (PORT + 1), Executors.newVirtualThreadPerTaskExecutor());
        open.add(jira);
        this.server = Server.start("ticketbridge", PORT, List.of(java, "-jar", jar, "serve"), commands.environment(), work);
        open.add(0, server);
        server.awaitAnswer("/api/v2/tickets", keys.get(0));
        prepare();
        jira.goOnAlone(jiraTakes);
        System.out.printf(
                "%d clients, Jira takes %d ms, server on %s, %d processors%n",
                clients, jiraTakes.toMillis(), java, Runtime.getRuntime().availableProcessors());
    }

    Server server() {
        return server;
    }

    /** How many calls Jira has answered. */
    long calls() {
        return jira.answers();
    }

    /** Where Jira has the issues of the tickets. */
    List<String> issues() {
        return issues.stream().map(issue -> jira.baseUrl() + issue).toList();
    }

    /** A script of {@code wrk}'s, by its path. */
    Path script(String name, String lua) throws IOException {
        return Files.writeString(work.resolve(name + ".lua"), lua);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** Each request is for another ticket than those before, so that none is asked for twice at a time. */
    String readScript() {
        StringBuilder lua = new StringBuilder("local paths = {}\nlocal keys = {}\n");
        for (int who = 0; who < clients; who++) {
            lua.append("paths[").append(who).append("] = '/api/v2/tickets/").append(tickets.get(who)).append("'\n");
            lua.append("keys[").append(who).append("] = '").append(keys.get(who % USERS)).append("'\n");
        }
        return lua.append(NUMBERED_THREADS)
                .append("function request()\n  turn = ((turn or first) + 2) % ").append(clients)
                .append("\n  return wrk.format('GET', paths[turn], {['X-API-Key'] = keys[turn]})\nend\n")
                .toString();
    }

    String createScript() {
        StringBuilder lua = new StringBuilder("local keys = {}\n");
        for (int user = 0; user < USERS; user++) {
            lua.append("keys[").append(user).append("] = '").append(keys.get(user)).append("'\n");
        }
        return lua.append(NUMBERED_THREADS)
                .append("local born = os.time()\nfunction request()\n  turn = (turn or first) + 2\n")
                .append("  local body = '{\"summary\":\"Reflected XSS in page ' .. born .. '-' .. turn .. '\"}'\n")
                .append("  return wrk.format('POST', '/api/v2/tickets', {['X-API-Key'] = keys[turn % ").append(USERS)
                .append("], ['Content-Type'] = 'application/json'}, body)\nend\n")
                .toString();
    }

    /** Each number reads another ticket, until all have been read. */
    HttpRequest read(int number) {
        int who = number % clients;
        return ours("/tickets/" + tickets.get(who), who % USERS).build();
    }

    HttpRequest creation(int number, String summary) {
        return ours("/tickets", number % USERS).POST(BodyPublishers.ofString("{\"summary\":\"" + summary + "\"}")).build();
    }

    HttpRequest comment(int number, String text) {
        int who = number % clients;
        return ours("/tickets/" + tickets.get(who) + "/comments", who % USERS)
                .POST(BodyPublishers.ofString("{\"comment\":\"" + text + "\"}"))
                .build();
    }

    private HttpRequest.Builder ours(String path, int user) {
        return HttpRequest.newBuilder(URI.create(api(path)))
                .header("X-API-Key", keys.get(user))
                .header("Content-Type", "application/json");
    }

    /** The same reading in Jira itself. */
    HttpRequest readInJira(int number) {
        return ofJira(issues.get(number % clients)).build();
    }

    /** The same creation in Jira itself. */
    HttpRequest creationInJira() {
        return ofJira("/rest/api/3/issue").POST(BodyPublishers.ofString("{}")).build();
    }

    /** The same comment in Jira itself. */
    HttpRequest commentInJira() {
        return ofJira(jira.comments()).POST(BodyPublishers.ofString("{}")).build();
    }

    /** A ticket for each client, under one of a few keys. */
    private void prepare() throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int user = 0; user < USERS; user++) {
            commands.run("sandbox-token", "integration", "add", "--user", "bench" + user, "--base-url", jira.baseUrl(),
                    "--project", "SEC", "--email", "sandbox@example.com", "--token-stdin");
        }
        for (int who = 0; who < clients; who++) {
            HttpRequest create = creation(who, "Reflected XSS in parameter q of page " + who);
            String answer = http.send(create, BodyHandlers.ofString()).body();
            tickets.add(JSON.readTree(answer).at("/data/id").asText());
            http.send(read(who), BodyHandlers.ofString());
            http.send(comment(who, "Seen in production"), BodyHandlers.ofString());
        }
        issues.addAll(jira.issues());
        if (issues.size() < clients) {
            throw new IllegalStateException("Only " + issues.size() + " issues were read");
        }
    }

    private HttpRequest.Builder ofJira(String path) {
        return HttpRequest.newBuilder(URI.create(jira.baseUrl() + path)).header("Content-Type", "application/json");
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

    private static String api(String path) {
        return "http://127.0.0.1:" + PORT + "/api/v2" + path;
    }
}

package io.ticketbridge.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.jira.sandbox.JiraSandbox;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The built jar as a process, with a Jira sandbox and a user who has one ticket. */
final class Server implements AutoCloseable {
    private static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();
    private static final Pattern LISTENS = Pattern.compile("listens at (http://127\\.0\\.0\\.1:[0-9]+/api/v2)");
    private static final Map<String, String> SETTINGS = Map.of(
            "TICKETBRIDGE_PORT", "0",
            "TICKETBRIDGE_ACTIVE_SVG", "keep",
            "TICKETBRIDGE_RATE_READS", "0",
            "TICKETBRIDGE_RATE_UPLOADS", "0",
            "TICKETBRIDGE_JIRA_ALLOW_HTTP", "true",
            "TICKETBRIDGE_JIRA_ALLOWED_HOSTS", "127.0.0.1:*",
            "TICKETBRIDGE_JIRA_ALLOWED_NETWORKS", "127.0.0.0/8");

    private final JiraSandbox jira = JiraSandbox.start(SandboxOptions.cloud(), Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;
    private final Process process;
    private final String base;
    private final String key;
    private final JsonNode ticket;

    Server(Path folder) throws Exception {
        this.folder = folder;
        this.process = launch("serve");
        this.base = awaitBase();
        command("", "user", "add", "alice", "--email", "alice@example.com");
        String[] integration = {
            "integration",
            "add",
            "--user",
            "alice",
            "--base-url",
            jira.baseUrl(),
            "--project",
            SandboxOptions.PROJECT,
            "--email",
            SandboxOptions.EMAIL,
            "--token-stdin"
        };
        command(SandboxOptions.TOKEN, integration);
        this.key = command("", "key", "add", "alice");
        this.ticket = data(request("/tickets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"summary\": \"Stored XSS\"}")));
    }

    /** Adds a file to the ticket's issue as somebody does in Jira. */
    void addInJira(String name, String type, byte[] content) {
        jira.attachAs(ticket.path("jira_issue_key").asText(), "Mallory", name, type, content);
    }

    /** Attaches a file as a client does, and tells its status. */
    int upload(String name, byte[] content) throws Exception {
        String head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n";
        List<byte[]> parts = List.of(ascii(head), content, ascii("\r\n--part--\r\n"));
        return send(request(path() + "/attachments")
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(BodyPublishers.ofByteArrays(parts)))
                .statusCode();
    }

    /** The links to all files, by their names. */
    Map<String, URI> links() throws Exception {
        Map<String, URI> links = new HashMap<>();
        data(request(path()).GET())
                .path("attachments")
                .forEach(file -> links.put(
                        file.path("filename").asText(),
                        URI.create(base).resolve(file.path("preview_url").asText())));
        return links;
    }

    /** The address of a page of the server. */
    String page(String path) {
        return URI.create(base).resolve(path).toString();
    }

    String key() {
        return key;
    }

    /** What of the API is described, such as {@code GET /tickets/{id}}. */
    Set<String> describedRoutes() throws Exception {
        JsonNode paths = mapper.readTree(send(request("/openapi.json")).body()).path("paths");
        Set<String> routes = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (operation.getValue().has("operationId")) {
                routes.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }));
        return routes;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        jira.close();
    }

    private String path() {
        return "/tickets/" + ticket.path("id").asText();
    }

    private JsonNode data(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return mapper.readTree(answer.body()).path("data");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("X-API-Key", key);
    }

    private String awaitBase() {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(this::listened, found -> !found.isEmpty());
    }

    private String listened() throws IOException {
        String log = Files.readString(folder.resolve("log.txt"));
        if (!process.isAlive()) {
            throw new IllegalStateException(log);
        }
        Matcher matcher = LISTENS.matcher(log);
        return matcher.find() ? matcher.group(1) : "";
    }

    private String command(String input, String... arguments) throws Exception {
        Process command = launch(arguments);
        try (OutputStream in = command.getOutputStream()) {
            in.write(ascii(input));
        }
        String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (command.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + command.exitValue());
        }
        return out.strip();
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(SETTINGS);
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
        return builder.start();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

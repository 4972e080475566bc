package io.ticketbridge.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code demo} of the built jar, as a process, and its Jira as those who work there see it. */
final class Demo implements AutoCloseable {
    private static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Process process;
    private final JsonNode told;

    Demo(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        this.process = new ProcessBuilder(java, "-jar", JAR.toString(), "demo", "--port", "0", "--json")
                .directory(folder.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        this.told = mapper.readTree(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    String page(String path) {
        return URI.create(told.path("api").asText()).resolve(path).toString();
    }

    String jira() {
        return told.path("jira").asText();
    }

    String key(String user) {
        return told.path("keys").path(user).asText();
    }

    /** What a program asks the API for under a user's key. */
    JsonNode ask(String user, String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(told.path("api").asText() + path))
                .header("X-API-Key", key(user));
        return send(request, method, json).path("data");
    }

    /** Something that somebody does in Jira itself. */
    void inJira(String issue, String what, String json) throws IOException, InterruptedException {
        URI place = URI.create(jira() + "/__sandbox/issues/" + issue + "/" + what);
        JsonNode unused = send(HttpRequest.newBuilder(place), "POST", json);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private JsonNode send(HttpRequest.Builder request, String method, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return mapper.readTree(answer.body());
    }
}

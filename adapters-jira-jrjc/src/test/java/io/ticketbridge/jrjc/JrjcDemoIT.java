package io.ticketbridge.jrjc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.TestFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The built jar, which has no class of JRJC, with the folder beside it. */
class JrjcDemoIT {
    private static final Path JAR =
            Path.of("..", "bootstrap", "target", "ticketbridge.jar").toAbsolutePath();
    private static final Path CLIENTS = Path.of("target", "jira-clients").toAbsolutePath();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theDemoShouldWalkTheMainJob() throws Exception {
        Process demo = start("--json", "--port", "0");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line).contains("\"keys\"");
            walk(text(line, "api"), text(line, "alice"));
        } finally {
            demo.destroyForcibly();
        }
    }

    @Test
    void aClientThatIsNotThereShouldBeToldInOneSentence() throws Exception {
        Process demo = start("--port", "0", "--jira-client", "nobody-wrote-it");
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(demo.getErrorStream(), StandardCharsets.UTF_8))) {
            assertThat(errors.lines()).singleElement().asString().contains("There is no client nobody-wrote-it");
            assertThat(demo.waitFor()).isEqualTo(2);
        } finally {
            demo.destroyForcibly();
        }
    }

    private void walk(String api, String key) throws Exception {
        HttpResponse<String> created = send("POST", api + "/tickets", key, json("{\"summary\": \"XSS in 登录\"}"));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).contains("\"jira_issue_key\":\"SEC-1\"");
        String ticket = api + "/tickets/" + id(created);
        HttpResponse<String> written = send("POST", ticket + "/comments", key, json("{\"comment\": \"Confirmed\"}"));
        assertThat(written.statusCode()).isEqualTo(201);
        String comment = ticket + "/comments/" + id(written);
        assertThat(send("PATCH", comment, key, json("{\"comment\": \"edited\"}"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> uploaded = upload(ticket + "/attachments", key);
        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(send("GET", ticket, key, nothing()).body())
                .contains("\"edited\"", "evidence.png", "\"state\":\"fresh\"", "\"status\":\"To Do\"");
        HttpRequest preview = HttpRequest.newBuilder(URI.create(ticket + "/attachments/" + id(uploaded) + "/preview"))
                .header("X-API-Key", key)
                .build();
        assertThat(http.send(preview, BodyHandlers.ofByteArray()).body()).isEqualTo(TestFiles.png());
        assertThat(send("POST", ticket + "/sync", key, nothing()).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", comment, key, nothing()).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", ticket, key, nothing()).statusCode()).isEqualTo(200);
        assertThat(send("GET", ticket, key, nothing()).statusCode()).isEqualTo(404);
    }

    private static BodyPublisher nothing() {
        return BodyPublishers.noBody();
    }

    private static String id(HttpResponse<String> answer) {
        Matcher found = Pattern.compile("\"id\":\"?([0-9]+)").matcher(answer.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Process start(String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString(), "demo", "--jira-client", "jrjc"));
        if (List.of(more).contains("--jira-client")) {
            command.subList(4, 6).clear();
        }
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TICKETBRIDGE_JIRA_CLIENTS_DIR", CLIENTS.toString());
        return builder.start();
    }

    private HttpResponse<String> send(String method, String address, String key, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body)
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String address, String key) throws IOException, InterruptedException {
        String head = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"evidence.png\"",
                "Content-Type: image/png",
                "",
                "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(TestFiles.png()),
                        BodyPublishers.ofString("\r\n--b--\r\n")))
                .header("X-API-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    private static String text(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(json);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}

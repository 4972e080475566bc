package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls a sandbox as a client of Jira's would. */
final class Caller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String baseUrl;
    private final Map<String, String> headers;

    private Caller(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    /** An answer. */
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(text(), notJson);
            }
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }
    }

    static Caller nobody(JiraSandbox sandbox) {
        return new Caller(sandbox.baseUrl(), Map.of());
    }

    static Caller of(JiraSandbox sandbox) {
        return nobody(sandbox).withBasic(SandboxOptions.EMAIL, SandboxOptions.TOKEN);
    }

    static Caller at(String url) {
        return new Caller(url, Map.of());
    }

    Caller withBasic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    Caller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(baseUrl, more);
    }

    Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    Reply delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /** JSON with ' for ", which reads better in Java. */
    Reply post(String path, String json) {
        return send("POST", path, Optional.of(json.replace('\'', '"')));
    }

    Reply put(String path, String json) {
        return send("PUT", path, Optional.of(json.replace('\'', '"')));
    }

    Reply upload(String path, String filename, byte[] content) {
        byte[] head = ("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--b0undary--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return with("Content-Type", "multipart/form-data; boundary=b0undary")
                .exchange("POST", path, BodyPublishers.ofByteArray(body));
    }

    /** An issue of the usual project, and its key. */
    String create(String summary) {
        return post("/rest/api/2/issue", newIssue(summary)).at("/key").asText();
    }

    static String newIssue(String summary) {
        return "{'fields': {'project': {'key': 'SEC'}, 'issuetype': {'name': 'Bug'}, 'summary': '" + summary + "'}}";
    }

    static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private Reply send(String method, String path, Optional<String> json) {
        BodyPublisher body = json.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        boolean typed = json.isEmpty() || headers.containsKey("Content-Type");
        return (typed ? this : with("Content-Type", "application/json")).exchange(method, path, body);
    }

    private Reply exchange(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

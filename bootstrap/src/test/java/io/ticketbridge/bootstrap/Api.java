package io.ticketbridge.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.rest.Described;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the API, with one user's key. */
record Api(String base, String key) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----evidence";

    /** An answer in the envelope. */
    record Answer(int status, JsonNode json) {
        JsonNode data() {
            return json.path("data");
        }
    }

    Answer get(String path) throws Exception {
        return answer(request(path).GET());
    }

    Answer delete(String path) throws Exception {
        return answer(request(path).DELETE());
    }

    Answer send(String method, String path, String json) throws Exception {
        return answer(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    Answer upload(String path, String filename, byte[] content) throws Exception {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                + "\"\r\n\r\n";
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return answer(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofByteArray(tail))));
    }

    HttpResponse<byte[]> bytes(String path) throws Exception {
        return CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    /** What anybody gets who has the address alone. */
    static HttpResponse<byte[]> anonymously(URI address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-API-Key", key);
    }

    private static Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest sent = request.build();
        HttpResponse<byte[]> response = CLIENT.send(sent, BodyHandlers.ofByteArray());
        Described.check(sent, response);
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}

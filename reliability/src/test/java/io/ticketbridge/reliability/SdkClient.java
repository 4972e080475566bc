package io.ticketbridge.reliability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.rest.Beginning;
import io.ticketbridge.rest.Described;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Repeats as the users' SDK does: a {@code POST} too, blindly, twice, on a time-out, a lost connection and 408, 429, 500, 502,
 * 503 and 504, after {@code Retry-After} or 0.5 s × 2ⁿ.
 */
final class SdkClient {
    private static final Set<Integer> REPEATED = Set.of(408, 429, 500, 502, 503, 504);
    private static final int REPEATS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Of a stream of events what comes first. */
    private static final BodyHandler<String> BODY =
            head -> BodySubscribers.mapping(Beginning.ofStreams().apply(head), bytes -> new String(bytes, UTF_8));

    private final List<String> bases;
    private final String key;
    private final Duration patience;

    /** @param bases where the nodes are; each attempt goes to any of them, as through a balancer */
    SdkClient(List<String> bases, String key) {
        this(bases, key, Duration.ofSeconds(60));
    }

    private SdkClient(List<String> bases, String key, Duration patience) {
        this.bases = bases;
        this.key = key;
        this.patience = patience;
    }

    /** The same, that waits so long for an answer. */
    SdkClient withPatience(Duration other) {
        return new SdkClient(bases, key, other);
    }

    /** The number of the ticket, where the server said that there is one. */
    Optional<Long> create(String summary) throws InterruptedException {
        return persist("POST", "/tickets", "{\"summary\":\"" + summary + "\"}")
                .filter(reply -> reply.statusCode() == 201)
                .map(SdkClient::idIn);
    }

    /** Whether the server said that the file is there. */
    boolean attach(long ticket, String name, byte[] content) throws InterruptedException {
        return attached(ticket, name, content)
                .filter(reply -> reply.statusCode() == 201)
                .isPresent();
    }

    /** The last answer to a file, if any came. */
    Optional<HttpResponse<String>> attached(long ticket, String name, byte[] content) throws InterruptedException {
        String head = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        List<byte[]> parts = List.of(head.getBytes(US_ASCII), content, "\r\n--part--\r\n".getBytes(US_ASCII));
        return persist(() -> request("/tickets/" + ticket + "/attachments")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArrays(parts)));
    }

    /** The last answer, if any came; {@code headers} are names and values by turns. */
    Optional<HttpResponse<String>> persist(String method, String path, String body, String... headers)
            throws InterruptedException {
        return persist(() -> json(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    private Optional<HttpResponse<String>> persist(Supplier<HttpRequest.Builder> request) throws InterruptedException {
        for (int repeat = 0; ; repeat++) {
            Optional<HttpResponse<String>> answer = send(request.get().build());
            if (answer.filter(reply -> !REPEATED.contains(reply.statusCode())).isPresent() || repeat == REPEATS) {
                return answer;
            }
            Thread.sleep(pause(answer, repeat).toMillis());
        }
    }

    /** One attempt and no repeat: the whole answer. */
    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return HTTP.send(json(path, headers).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** One attempt and no repeat, of any kind, each as if it came from another address. */
    HttpResponse<String> ask(String method, String path, String contentType, String body) throws Exception {
        HttpRequest sent = request(path)
                .header("Content-Type", contentType)
                .header(
                        "X-Forwarded-For",
                        "198.18.0." + ThreadLocalRandom.current().nextInt(256))
                .method(method, BodyPublishers.ofString(body, ISO_8859_1))
                .build();
        HttpResponse<String> answer = HTTP.send(sent, BODY);
        Described.check(sent, answer, answer.body().getBytes(UTF_8));
        return answer;
    }

    /** One attempt and no repeat. */
    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    /** A stream of events after a place, line by line. */
    HttpResponse<Stream<String>> stream(String path, String last) throws IOException, InterruptedException {
        HttpRequest sent = request(path).header("Last-Event-ID", last).build();
        return HTTP.send(sent, BodyHandlers.ofLines());
    }

    /** The bytes of a {@code POST}, for whoever speaks HTTP by hand. */
    String rawPost(String path, String body) {
        URI target = URI.create(bases.get(0) + path);
        return "POST " + target.getPath() + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The bytes of an upload, the same way; the connection is closed after it. */
    String rawFile(long ticket, String name, String content) {
        URI target = URI.create(bases.get(0) + "/tickets/" + ticket + "/attachments");
        String body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--part--\r\n";
        return "POST " + target.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-API-Key: " + key
                + "\r\nContent-Type: multipart/form-data; boundary=part\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    static long idIn(HttpResponse<String> reply) {
        return parsed(reply).at("/data/id").asLong();
    }

    /** The numbers of all tickets by their summaries. */
    Map<String, Long> tickets() throws InterruptedException {
        Map<String, Long> tickets = new HashMap<>();
        summaries().forEach((id, summary) -> tickets.put(summary, id));
        return tickets;
    }

    /** The summaries of all tickets by their numbers. */
    Map<Long, String> summaries() throws InterruptedException {
        Map<Long, String> tickets = new HashMap<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode data = parsed(listed(page)).path("data");
            pages = data.at("/pagination/total_pages").asInt();
            data.path("items")
                    .forEach(ticket -> tickets.put(
                            ticket.path("id").asLong(), ticket.path("summary").asText()));
        }
        return tickets;
    }

    /** How many tickets there are. */
    long count() throws InterruptedException {
        return parsed(listed(1)).at("/data/pagination/total").asLong();
    }

    /** A page as it is, however often it has to be asked for while the server is busy. */
    private HttpResponse<String> listed(int page) throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            Optional<HttpResponse<String>> reply = persist(() -> request("/tickets?per_page=100&page=" + page));
            if (reply.filter(answer -> answer.statusCode() == 200).isPresent()) {
                return reply.get();
            }
        }
        throw new IllegalStateException("Page " + page + " of the tickets does not come");
    }

    /** How long it waits before it repeats what no answer came to for the first time. */
    static Duration firstPause() {
        return pause(Optional.empty(), 0);
    }

    private static Duration pause(Optional<HttpResponse<String>> answer, int repeat) {
        return answer.flatMap(reply -> reply.headers().firstValue("Retry-After"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ofMillis(500L << repeat));
    }

    private static Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder json(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return headers.length > 0 ? request.headers(headers) : request;
    }

    private HttpRequest.Builder request(String path) {
        String base = bases.get(ThreadLocalRandom.current().nextInt(bases.size()));
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(patience).header("X-API-Key", key);
    }

    static JsonNode parsed(HttpResponse<String> reply) {
        return parsed(reply.body());
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException noJson) {
            throw new IllegalStateException(noJson);
        }
    }
}

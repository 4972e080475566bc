package io.ticketbridge.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.reliability.RawClient.Answer;
import io.ticketbridge.rest.RestApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks every route there is, with a canary in each place that takes a value. */
final class Walk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "multipart/form-data; boundary=part";
    private static final int AT_ONCE = 8;
    private static final String NOBODY = "4711";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RawClient client;
    private final Canaries canaries;
    private final String key;
    private final String integrationForm;
    private final List<Answer> answers;

    private String ticket = "";
    private String comment = "";
    private String attachment = "";
    private String integration = "";
    private String madeKey = "";
    private String webhook = "";

    /** @param answers where each answer is kept */
    Walk(RawClient client, Canaries canaries, String key, String integrationForm, List<Answer> answers) {
        this.client = client;
        this.canaries = canaries;
        this.key = key;
        this.integrationForm = integrationForm;
        this.answers = answers;
    }

    /** Opens what the routes are about. */
    Walk begin() throws IOException {
        integration = id(ask("POST /integrations"), "/data/integration/id");
        ticket = id(ask("POST /tickets"), "/data/id");
        comment = id(ask("POST /tickets/{id}/comments"), "/data/id");
        Answer uploaded = ask("POST /tickets/{id}/attachments");
        attachment = id(uploaded, "/data/0/id");
        madeKey = id(ask("POST /keys"), "/data/key/id");
        webhook = id(ask("POST /webhooks"), "/data/webhook/id");
        return this;
    }

    /** Fetches the file by its signed address, once rightly and once wrongly. */
    void followPreviewUrl() throws IOException {
        String url = JSON.readTree(ask("GET /tickets/{id}").body())
                .at("/data/attachments/0/preview_url")
                .asText();
        canaries.keep("signature " + NUMBER.get(), url.substring(url.indexOf("signature=") + 10));
        keep(client.send(RawClient.request("GET", url, headers("text/plain", ""), "")));
        keep(client.send(RawClient.request("GET", url.replace("preview?", "preview?x=y&"), headers("a/b", ""), "")));
        keep(client.send(RawClient.request("DELETE", url, headers("text/plain", ""), "")));
    }

    /** Asks for everything, as somebody else who has no key, and with bodies that are cut off and of another type. */
    void askAmiss() throws IOException {
        for (String route : RestApi.routes()) {
            String wrong = canaries.make("wrong key " + route);
            String body = body(route);
            keep(send(route, headers(type(route), wrong), body));
            keep(send(route, headers(type(route), "rk_" + wrong), body));
            keep(send(route, headers("text/csv", key), body));
            keep(send(route, headers(type(route), key), body.substring(0, body.length() / 2)));
        }
    }

    /** Asks every route but those that take away, at once and then one after the other those. */
    void askAll() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Answer>> asked = new ArrayList<>();
        for (String route : RestApi.routes()) {
            if (!route.startsWith("DELETE ")) {
                Callable<Answer> asking = () -> ask(route);
                asked.add(clients.submit(asking));
            }
        }
        for (Future<Answer> answer : asked) {
            answer.get();
        }
        clients.shutdown();
        ask("DELETE /tickets/{id}/comments/{comment}");
        ask("DELETE /tickets/{id}");
        ask("DELETE /integrations/{id}");
        ask("DELETE /keys/{id}");
        ask("DELETE /webhooks/{id}");
    }

    Answer ask(String route) throws IOException {
        Answer answer = send(route, headers(type(route), key), body(route));
        if (route.equals("POST /keys") && answer.status() == 201) {
            canaries.keep("API key made", id(answer, "/data/api_key"));
        }
        if (route.equals("POST /webhooks") && answer.status() == 201) {
            canaries.keep("webhook's secret", id(answer, "/data/secret"));
        }
        return keep(answer);
    }

    /** Says {@code bytes} as they are. */
    Answer say(String bytes) throws IOException {
        return keep(client.send(bytes));
    }

    private Answer send(String route, Map<String, String> headers, String body) throws IOException {
        int blank = route.indexOf(' ');
        String path = route.substring(blank + 1)
                .replace("{id}", about(route))
                .replace("{user}", NOBODY)
                .replace("{delivery}", NOBODY)
                .replace("{comment}", comment)
                .replace("{attachment}", attachment);
        String query = "?api_key=" + canaries.make("query") + "&page=1";
        return client.send(
                RawClient.request(route.substring(0, blank), RestApi.BASE_PATH + path + query, headers, body));
    }

    /** Whoever walks here is no admin, and so users and teams are not theirs to take away. */
    private String about(String route) {
        if (route.contains("/users") || route.contains("/teams")) {
            return NOBODY;
        }
        if (route.contains("/keys")) {
            return madeKey;
        }
        if (route.contains("/webhooks")) {
            return webhook;
        }
        return route.contains("/integrations") ? integration : ticket;
    }

    private Answer keep(Answer answer) {
        answers.add(answer);
        return answer;
    }

    private Map<String, String> headers(String type, String apiKey) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        if (!apiKey.isEmpty()) {
            headers.put("X-API-Key", apiKey);
        }
        headers.put("X-Request-Id", "walk-" + NUMBER.incrementAndGet());
        headers.put("X-Forwarded-For", "198.18." + NUMBER.get() / 250 + "." + NUMBER.get() % 250);
        headers.put("Idempotency-Key", canaries.make("idempotency key"));
        headers.put("Authorization", "Bearer " + canaries.make("authorization"));
        headers.put("Cookie", "session=" + canaries.make("cookie"));
        headers.put("X-Hub-Signature", "sha256=" + canaries.make("signature of a delivery"));
        headers.put("X-Atlassian-Webhook-Identifier", canaries.make("delivery"));
        headers.put("User-Agent", canaries.make("user agent") + "\u009b31m");
        headers.put("Referer", "https://a:" + canaries.make("referer") + "@example.com/");
        return headers;
    }

    private String body(String route) {
        return switch (route) {
            case "POST /tickets" ->
                json("summary", canaries.make("summary"), "description", hostile("description"), "priority", "High");
            case "POST /tickets/{id}/comments",
                    "PUT /tickets/{id}/comments/{comment}",
                    "PATCH /tickets/{id}/comments/{comment}" -> json("comment", hostile("comment"));
            case "POST /tickets/{id}/attachments" -> file();
            case "POST /integrations" -> integrationForm;
            case "PUT /integrations/{id}" -> json("name", canaries.make("integration name"));
            case "POST /integrations/{id}/callback" -> json("webhookEvent", canaries.make("event"));
            case "POST /webhooks", "PUT /webhooks/{id}" ->
                json("url", "https://localhost:1/" + canaries.make("webhook path"));
            case "POST /keys" -> json("name", canaries.make("key name"));
            case "POST /users" ->
                json("username", canaries.make("username"), "email", canaries.make("email") + "@example.com");
            case "POST /teams" -> json("name", canaries.make("team name"));
            case "PUT /teams/{id}/members/{user}" -> json("role", "lead");
            default -> "";
        };
    }

    private static String type(String route) {
        return route.equals("POST /tickets/{id}/attachments") ? FILE : "application/json";
    }

    private String hostile(String name) {
        return canaries.make(name) + Canaries.HOSTILE;
    }

    private String file() {
        return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + canaries.make("file name")
                + ".svg\"\r\n\r\n<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\"/><text>"
                + canaries.make("file") + "</text></svg>\r\n--part--\r\n";
    }

    static String json(String... namesAndValues) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }

    private static String id(Answer answer, String pointer) throws IOException {
        JsonNode id = JSON.readTree(answer.body()).at(pointer);
        if (answer.status() >= 300 || id.isMissingNode()) {
            throw new IllegalStateException(Objects.toString(answer));
        }
        return id.asText();
    }
}

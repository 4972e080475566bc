package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ticketbridge.domain.MessageSignature;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is told to a receiver that really listens, in the same words as {@code GET /events} has. */
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LATER = 503;

    private record Told(String delivery, String timestamp, String signature, String body) {}

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile int answer = 204;

    @SuppressWarnings("NullAway.Init")
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        told.add(new Told(
                header(exchange, "Delivery"),
                header(exchange, "Timestamp"),
                header(exchange, "Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Test
    void aReceiverShouldBeToldWhatFollowersRead() throws Exception {
        try (Demo demo = Demo.start(Wiring.forDemo(0), SandboxOptions.cloud())) {
            Api alice = new Api(demo.api().toString(), demo.key("alice"));
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            JsonNode made =
                    alice.send("POST", "/webhooks", "{\"url\":\"" + url + "\"}").data();
            String webhook = "/webhooks/" + made.at("/webhook/id").asLong();
            assertThat(alice.send("POST", webhook + "/test", "")
                            .data()
                            .at("/test/ok")
                            .asBoolean())
                    .isTrue();
            told.clear();
            String now = alice.get("/events?after=now").data().path("next").asText();
            answer = LATER;
            long ticket = alice.send("POST", "/tickets", "{\"summary\": \"XSS\"}")
                    .data()
                    .path("id")
                    .asLong();
            alice.send("POST", "/tickets/" + ticket + "/comments", "{\"comment\": \"Confirmed\"}");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
            answer = 204;
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> told.size() == 3);
            List<Told> all = List.copyOf(told);
            assertThat(all.get(1).delivery()).isEqualTo(all.get(0).delivery());
            assertThat(all.get(1).body()).isEqualTo(all.get(0).body());
            JsonNode events = alice.get("/events?after=" + now).data().path("events");
            assertThat(JSON.readTree(all.get(1).body())).isEqualTo(events.get(0));
            assertThat(JSON.readTree(all.get(2).body())).isEqualTo(events.get(1));
            assertThat(events.findValuesAsText("event")).containsExactly("ticket.created", "comment.added");
            Secret secret = new Secret(made.path("secret").asText());
            for (Told one : all) {
                long timestamp = Long.parseLong(one.timestamp());
                assertThat(one.signature())
                        .isEqualTo(MessageSignature.of(
                                        secret, timestamp, one.body().getBytes(StandardCharsets.UTF_8))
                                .value());
            }
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("X-Ticketbridge-" + name));
    }
}

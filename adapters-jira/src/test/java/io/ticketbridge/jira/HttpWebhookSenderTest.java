package io.ticketbridge.jira;

import static io.ticketbridge.port.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.domain.MessageSignature;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Webhook;
import io.ticketbridge.domain.WebhookMessage;
import io.ticketbridge.domain.WebhookUrl;
import io.ticketbridge.port.WebhookSender;
import io.ticketbridge.port.WebhookSenderContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWebhookSenderTest implements WebhookSenderContract {
    private record Received(
            String kind, String delivery, String timestamp, String signature, String type, String body) {
        static Received of(HttpExchange exchange) throws IOException {
            return new Received(
                    header(exchange, "X-Ticketbridge-Event"),
                    header(exchange, "X-Ticketbridge-Delivery"),
                    header(exchange, "X-Ticketbridge-Timestamp"),
                    header(exchange, "X-Ticketbridge-Signature"),
                    header(exchange, "Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }

        private static String header(HttpExchange exchange, String name) {
            return String.valueOf(exchange.getRequestHeaders().getFirst(name));
        }
    }

    private static final WebhookMessage MESSAGE = new WebhookMessage("7", NOW, Optional.of(EVENT));

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Integer> answers = new ArrayDeque<>();
    private final HttpWebhookSender sender = new HttpWebhookSender(
            AddressRules.withLoopback().forWebhooks(),
            JiraOptions.with(AddressRules.publicOnly()),
            Duration.ofSeconds(2));

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sender.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(Received.of(exchange));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(answers.remove(), -1);
        exchange.close();
    }

    @Override
    public WebhookSender sender() {
        return sender;
    }

    @Override
    public WebhookUrl receiver(int status) {
        answers.add(status);
        return new WebhookUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=s3cret");
    }

    @Override
    public WebhookUrl forbidden() {
        return new WebhookUrl("http://10.0.0.1/");
    }

    @Override
    public List<String> received() {
        return received.stream().map(one -> one.kind() + " " + one.delivery()).toList();
    }

    @Test
    void whoKnowsTheSecretShouldBeAbleToProveWhatArrived() {
        sender.send(WebhookSenderContract.at(receiver(204)), MESSAGE);
        Received one = received.remove();
        long timestamp = NOW.getEpochSecond();
        assertThat(one.timestamp()).isEqualTo(Long.toString(timestamp));
        assertThat(one.signature())
                .matches("v1=[0-9a-f]{64}")
                .isEqualTo(MessageSignature.of(SECRET, timestamp, one.body().getBytes(StandardCharsets.UTF_8))
                        .value());
        assertThat(one.type()).startsWith("application/json");
        assertThat(one.body())
                .isEqualTo(
                        "{\"id\":\"1042\",\"event\":\"ticket.created\",\"at\":\"2026-02-18 09:14:02\",\"ticket_id\":87,"
                                + "\"jira_issue_key\":\"SEC-204\",\"integration_id\":3,\"team_id\":null,\"user_id\":42,"
                                + "\"was\":null,\"became\":null,\"object_id\":null,\"source\":null}");
    }

    @Test
    void aServerThatSaysNothingShouldBeGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            WebhookUrl url = new WebhookUrl("http://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThat(sender.send(WebhookSenderContract.at(url), MESSAGE))
                    .isEqualTo(DeliveryOutcome.failed("timed_out"));
        }
    }

    @Test
    void aPortThatIsClosedShouldBeTold() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        WebhookUrl url = new WebhookUrl("http://127.0.0.1:" + closed + "/");
        assertThat(sender.send(WebhookSenderContract.at(url), MESSAGE))
                .isEqualTo(DeliveryOutcome.failed("unreachable"));
    }

    /** A name that leads there is no better than the address. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:7f00:1]"})
    void innerAddressesShouldBeRefusedUnlessTheOperatorAllowsThem(String host) {
        try (HttpWebhookSender careful = new HttpWebhookSender(
                AddressRules.ofWebhooks(true, List.of()), JiraOptions.with(AddressRules.publicOnly()))) {
            int port = server.getAddress().getPort();
            Webhook webhook = WebhookSenderContract.at(new WebhookUrl("http://" + host + ":" + port + "/"));
            assertThat(careful.send(webhook, MESSAGE)).isEqualTo(DeliveryOutcome.failed("address_not_allowed"));
            assertThat(received).isEmpty();
        }
    }

    @Test
    void plainHttpShouldBeRefusedUnlessTheOperatorAllowsIt() {
        try (HttpWebhookSender careful = new HttpWebhookSender(
                AddressRules.ofWebhooks(false, List.of()), JiraOptions.with(AddressRules.publicOnly()))) {
            assertThatThrownBy(() -> careful.check(new WebhookUrl("http://hooks.example.com/")))
                    .isInstanceOf(Refusal.AddressNotAllowed.class)
                    .hasMessage("The webhook's url is not allowed: it must begin with https");
            careful.check(new WebhookUrl("https://hooks.example.com:8443/any"));
        }
    }

    @Test
    void nothingShouldTellTheSecretOrTheAddress() {
        Webhook webhook = WebhookSenderContract.at(receiver(204));
        assertThat(webhook + " " + webhook.inShort() + MessageSignature.of(SECRET, 1, new byte[0]))
                .doesNotContain(SECRET.value(), "s3cret", "v1=");
    }
}

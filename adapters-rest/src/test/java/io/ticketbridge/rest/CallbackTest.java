package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.domain.WebhookSignature;
import io.ticketbridge.port.Refreshes.Batch;
import io.ticketbridge.port.Refreshes.Due;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Jira calls. */
class CallbackTest {
    private static final Secret SECRET = new Secret("a secret that Jira knows too");
    private static final String UPDATED =
            "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10542\",\"key\":\"SCYTALEIN-204\"}}";

    private final Api api = new Api();
    private String callback = "";

    @BeforeEach
    void connect() {
        JsonNode integration = integration(api.post(api.alice, "/integrations", """
                {"provider": "jira", "name": "Mine", "base_url": "https://example.atlassian.net",
                 "credentials": {"email": "a@example.com", "api_token": "token"},
                 "config": {"project_key": "SEC", "inbound_secret": "a secret that Jira knows too"},
                 "sync_inbound": true}"""));
        callback = integration.path("callback_url").asText().replace(RestApi.BASE_PATH, "");
        api.openTicket(api.alice);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPDATED,
                "{\"issue\":{\"fields\":{\"id\":\"1\",\"x\":[{\"id\":\"2\"}]},\"id\":\"10542\"},\"user\":{\"id\":\"3\"}}",
                "{\"webhookEvent\":\"comment_created\",\"comment\":{\"id\":\"7\","
                        + "\"self\":\"https://jira.example.com/rest/api/2/issue/10542/comment/7\"}}"
            })
    void whatJiraTellsShouldHaveTheTicketLookedAtAgain(String body) {
        assertThat(deliver(body, "a").status()).isEqualTo(200);
        assertThat(due()).extracting(one -> one.ticket().value()).containsExactly(1L);
        assertThat(due()).isEmpty();
    }

    @Test
    void thatAnIssueWasDeletedShouldBeNoted() {
        deliver("{\"issue\":{\"id\":\"10542\"},\"webhookEvent\":\"jira:issue_deleted\"}", "a");
        assertThat(due()).extracting(Due::deleted).containsExactly(true);
    }

    @Test
    void whereTheChangelogTellsOfAChangeShouldStandInTheTimeline() {
        api.jira.move("10542", "Done", "Dana Lee");
        String items = "[{\"field\":\"labels\",\"toString\":\"x\"},7,{\"field\":\"status\",\"from\":null,"
                + "\"toString\":\"Done\",\"more\":{\"toString\":\"y\"}}]";
        deliver(
                UPDATED.replace(
                        "{\"webhookEvent\"",
                        "{\"changelog\":{\"id\":10231,\"items\":" + items + ",\"more\":[{}]},\"webhookEvent\""),
                "a");
        api.get(api.alice, "/tickets/1");
        JsonNode events = api.get(api.alice, "/tickets/1/timeline").data().path("events");
        assertThat(events)
                .extracting(event -> event.path("event").asText() + " "
                        + event.path("source").asText() + " "
                        + event.path("changelog_id").asText() + " "
                        + event.path("user_id").asText())
                .containsExactly(
                        "ticket.created null null 1",
                        "ticket.status_changed read 10231 1",
                        "ticket.assigned read null 1");
        assertThat(events.get(0).path("key_id").isNumber()).isTrue();
        assertThat(api.get(api.bob, "/tickets/1/timeline").data().path("events"))
                .allSatisfy(event -> assertThat(event.path("user_id").isNull()
                                && event.path("key_id").isNull())
                        .isTrue());
    }

    @Test
    void aDeliveryThatIsRepeatedShouldChangeNothing() {
        deliver(UPDATED, "a");
        assertThat(due()).hasSize(1);
        api.clock.advance(Duration.ofHours(1));
        due();
        assertThat(deliver(UPDATED, "a").status()).isEqualTo(200);
        api.clock.advance(Duration.ofHours(2));
        assertThat(due()).hasSize(1);
        assertThat(deliver(UPDATED, "b").status()).isEqualTo(200);
        assertThat(due()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"issue\":{\"id\":10542}}",
                "{\"issue\":{\"id\":\"10542/../1\"}}",
                "{\"issue\":\"10542\"}",
                "{\"issue\":{\"id\":\"999\"}}",
                "{\"webhookEvent\":{},\"comment\":{\"self\":\"https://jira.example.com/issue/x/comment/1\"}}"
            })
    void whatTellsOfNoTicketShouldBeTakenAndForgotten(String body) {
        assertThat(deliver(body, "a").status()).isEqualTo(200);
        assertThat(due()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"issue\":{\"id\":\"10542"})
    void whatIsNoObjectShouldBeRefused(String body) {
        Reply reply = deliver(body, "a");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("malformed_json");
        assertThat(due()).isEmpty();
    }

    @Test
    void whateverIsNotSignedByJiraShouldBeRefused() {
        String good = WebhookSignature.of(SECRET, UPDATED.getBytes(StandardCharsets.UTF_8))
                .value();
        for (String wrong : List.of(
                "",
                "sha256=",
                good.substring("sha256=".length()),
                good.toUpperCase(Locale.ROOT),
                good.substring(0, good.length() - 1),
                WebhookSignature.of(new Secret("another"), UPDATED.getBytes(StandardCharsets.UTF_8))
                        .value())) {
            Reply reply = send(callback, UPDATED, Optional.of(wrong));
            assertThat(reply.status()).as(wrong).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("invalid_signature");
        }
        assertThat(send(callback, UPDATED, Optional.empty()).status()).isEqualTo(401);
        assertThat(send(callback, UPDATED + " ", Optional.of(good)).status()).isEqualTo(401);
        assertThat(due()).isEmpty();
    }

    /** So nobody learns which there are. */
    @Test
    void whereNobodyListensShouldBeRefusedAsAWrongSignatureIs() {
        String good = WebhookSignature.of(SECRET, UPDATED.getBytes(StandardCharsets.UTF_8))
                .value();
        String wrong = send(callback, UPDATED, Optional.of("x")).text();
        for (String id : List.of("99", "1", "x", "0")) {
            assertThat(withoutId(send("/integrations/" + id + "/callback", UPDATED, Optional.of(good))
                            .text()))
                    .isEqualTo(withoutId(wrong));
        }
        api.put(api.alice, callback.replace("/callback", ""), "{\"sync_inbound\": false}");
        assertThat(deliver(UPDATED, "a").status()).isEqualTo(401);
    }

    @Test
    void aBodyOverTheLimitShouldBeRefused() {
        Reply reply = deliver("{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}", "a");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("payload_too_large");
    }

    @Test
    void whereToCallShouldBeToldOnlyToWhoeverManagesIt() {
        assertThat(integration(api.get(api.alice, "/integrations/1")).has("callback_url"))
                .isFalse();
        assertThat(callback).isEqualTo("/integrations/2/callback");
    }

    private static String withoutId(String answer) {
        return answer.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private static JsonNode integration(Reply reply) {
        return reply.data().path("integration");
    }

    private List<Due> due() {
        return api.refreshes.take(100, Duration.ofMinutes(1)).map(Batch::due).orElse(List.of());
    }

    private Reply deliver(String body, String delivery) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return api.send(request(callback, body)
                .header("X-Hub-Signature", WebhookSignature.of(SECRET, bytes).value())
                .header("X-Atlassian-Webhook-Identifier", delivery));
    }

    private Reply send(String path, String body, Optional<String> signature) {
        HttpRequest.Builder request = request(path, body);
        signature.ifPresent(value -> request.header("X-Hub-Signature", value));
        return api.send(request);
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(api.at(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}

package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.domain.DeliveryOutcome;
import io.ticketbridge.usecase.HandOutEvents;
import io.ticketbridge.usecase.Repetition;
import io.ticketbridge.usecase.TellWebhooks;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksApiTest {
    private static final String FORM = "{\"url\":\"https://hooks.example.com/t\",\"events\":[\"ticket.created\"]}";

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theSecretShouldBeShownOnce() {
        Reply created = api.post(api.alice, "/webhooks", FORM);
        assertThat(created.status()).isEqualTo(201);
        String secret = created.data().path("secret").asText();
        assertThat(secret).matches("whs_[A-Za-z0-9_-]{43}");
        assertThat(created.data().at("/webhook/events/0").asText()).isEqualTo("ticket.created");
        assertThat(created.data().at("/webhook/active").asBoolean()).isTrue();
        String other =
                api.post(api.alice, "/webhooks", FORM).data().path("secret").asText();
        assertThat(other).isNotEqualTo(secret);
        assertThat(api.get(api.alice, "/webhooks").text()
                        + api.get(api.alice, "/webhooks/1").text())
                .doesNotContain(secret, other);
        assertThat(api.get(api.alice, "/webhooks").data().path("total").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNotSentShouldStay() {
        api.post(api.alice, "/webhooks", FORM);
        JsonNode off = api.put(api.alice, "/webhooks/1", "{\"active\":false}").data();
        assertThat(off.at("/webhook/active").asBoolean()).isFalse();
        assertThat(off.at("/webhook/url").asText()).isEqualTo("https://hooks.example.com/t");
        JsonNode all = api.put(api.alice, "/webhooks/1", "{\"events\":[],\"url\":\"https://x.example.com\"}")
                .data();
        assertThat(all.at("/webhook/events")).isEmpty();
        assertThat(api.get(api.alice, "/webhooks/1").data()).isEqualTo(all);
        assertThat(api.delete(api.alice, "/webhooks/1").status()).isEqualTo(200);
        assertThat(api.get(api.alice, "/webhooks/1").status()).isEqualTo(404);
    }

    @Test
    void anothersWebhookShouldBeUnknownToEverybody() {
        api.post(api.alice, "/webhooks", FORM);
        for (String key : new String[] {api.bob, api.mallory, api.admin}) {
            assertThat(api.get(key, "/webhooks/1").status()).isEqualTo(404);
            assertThat(api.put(key, "/webhooks/1", "{}").status()).isEqualTo(404);
            assertThat(api.delete(key, "/webhooks/1").status()).isEqualTo(404);
            assertThat(api.post(key, "/webhooks/1/test").status()).isEqualTo(404);
            assertThat(api.get(key, "/webhooks/1/deliveries").status()).isEqualTo(404);
            assertThat(api.post(key, "/webhooks/1/deliveries/1/replay").status())
                    .isEqualTo(404);
            assertThat(api.get(key, "/webhooks").data().path("webhooks")).isEmpty();
        }
        assertThat(api.get(api.alice, "/webhooks/x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};                                                                 url",
                "{\"url\":7};                                                        url",
                "{\"url\":\"hooks.example.com\"};                                    url",
                "{\"url\":\"https://me:hush@hooks.example.com\"};                    url",
                "{\"url\":\"https://inner.example.com\"};                            url",
                "{\"url\":\"https://hooks.example.com\",\"events\":[\"ticket.x\"]}; events",
                "{\"url\":\"https://hooks.example.com\",\"events\":\"ticket\"};     events",
                "{\"url\":\"https://hooks.example.com\",\"active\":1};              active"
            })
    void whatCannotBeMeantShouldBeRefusedByItsName(String body, String field) {
        Reply refused = api.post(api.alice, "/webhooks", body);
        assertThat(refused.status() + " " + refused.code()).isEqualTo("400 validation_failed");
        assertThat(refused.fields()).containsExactly(field);
    }

    @Test
    void aUserShouldHaveAtMostTwenty() {
        for (int i = 0; i < 20; i++) {
            assertThat(api.post(api.alice, "/webhooks", FORM).status()).isEqualTo(201);
        }
        Reply refused = api.post(api.alice, "/webhooks", FORM);
        assertThat(refused.status() + " " + refused.code()).isEqualTo("409 too_many_webhooks");
    }

    @Test
    void aPingShouldTellHowItWasAnswered() {
        api.post(api.alice, "/webhooks", FORM);
        api.sender.answer(DeliveryOutcome.failed("timed_out"));
        assertThat(api.post(api.alice, "/webhooks/1/test").data().path("test").toString())
                .isEqualTo("{\"ok\":false,\"status_code\":null,\"trouble\":\"timed_out\"}");
        assertThat(api.post(api.alice, "/webhooks/1/test").data().path("test").toString())
                .isEqualTo("{\"ok\":true,\"status_code\":204,\"trouble\":null}");
        assertThat(api.sender.told().get(0).kind()).isEqualTo("ping");
    }

    @Test
    void whatWasToldInVainShouldBeThereToBeReplayed() {
        api.post(api.alice, "/webhooks", FORM);
        api.openTicket(api.alice);
        api.openTicket(api.alice);
        api.sender.answer(DeliveryOutcome.answered(204));
        for (int i = 0; i < 14; i++) {
            api.sender.answer(DeliveryOutcome.answered(503));
            tellAll();
            api.clock.advance(Duration.ofHours(20));
        }
        JsonNode page = api.get(api.alice, "/webhooks/1/deliveries?limit=1").data();
        JsonNode dead = page.at("/deliveries/0");
        assertThat(dead.path("state").asText() + " " + dead.path("status_code").asInt())
                .isEqualTo("dead 503");
        assertThat(dead.path("ticket_id").asLong()).isEqualTo(2);
        String next = "/webhooks/1/deliveries?before=" + page.path("next").asLong();
        JsonNode told = api.get(api.alice, next).data();
        assertThat(told.at("/deliveries/0/state").asText()).isEqualTo("delivered");
        assertThat(told.path("next").isNull()).isTrue();
        String path = "/webhooks/1/deliveries/";
        Reply again = api.post(api.alice, path + told.at("/deliveries/0/id").asLong() + "/replay");
        assertThat(again.status() + " " + again.code()).isEqualTo("409 delivery_not_dead");
        assertThat(api.post(api.alice, path + "4711/replay").status()).isEqualTo(404);
        assertThat(api.post(api.alice, path + dead.path("id").asLong() + "/replay")
                        .status())
                .isEqualTo(200);
        tellAll();
        assertThat(api.get(api.alice, "/webhooks/1/deliveries?limit=1")
                        .data()
                        .at("/deliveries/0/state")
                        .asText())
                .isEqualTo("delivered");
    }

    private void tellAll() {
        HandOutEvents handOut = new HandOutEvents(api.events, api.deliveries, api.accounts);
        TellWebhooks tell = new TellWebhooks(
                api.events, api.deliveries, api.sender, api.accounts, new Repetition(() -> 0.5), api.clock);
        while (api.events.settle(100) > 0 || handOut.handOut() || tell.tellNext()) {
            // Until nothing is due.
        }
    }
}

package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void whoeverIsOnThisMachineShouldSeeTheMetrics() throws Exception {
        try (Api api = new Api()) {
            Reply reply = ask(main(api), "GET", Map.of());
            assertThat(reply.status() + reply.text()).isEqualTo("200up 1.0\n");
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(ask(main(api), "HEAD", Map.of()).text()).isEmpty();
            assertThat(ask(main(api), "POST", Map.of()).header("Allow")).isEqualTo("GET,HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"})
    void forWhoeverIsElsewhereTheyShouldNotBeThere(String header) throws Exception {
        try (Api api = new Api()) {
            Reply reply = ask(main(api), "GET", Map.of(header, "203.0.113.7"));
            assertThat(reply.status() + " " + reply.code()).isEqualTo("404 not_found");
        }
    }

    @Test
    void aPortOfItsOwnShouldHaveAllForThoseWhoRunItAndNothingElse() throws Exception {
        try (Api api = Api.withoutMetrics();
                ManagementServer management = api.startManagement()) {
            assertThat(ask(main(api), "GET", Map.of()).status()).isEqualTo(404);
            assertThat(get(main(api).resolve("/readyz")).status()).isEqualTo(200);
            URI own = management.uri();
            assertThat(get(own.resolve("/readyz")).code()).isEqualTo("starting");
            management.tellOf(api.server());
            assertThat(ask(own, "GET", Map.of("X-Forwarded-For", "10.0.0.1")).text())
                    .isEqualTo("up 1.0\n");
            assertThat(get(own.resolve("/livez")).status()).isEqualTo(200);
            assertThat(get(own.resolve("/readyz")).status()).isEqualTo(200);
            assertThat(get(own.resolve("/api/v2/tickets")).code()).isEqualTo("not_found");
            assertThat(get(own.resolve("/readyz/")).status()).isEqualTo(404);
        }
    }

    @Test
    void aPortOfItsOwnShouldTellOfAStopUntilTheEnd() throws Exception {
        Api api = new Api(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (ManagementServer management = api.startManagement()) {
            management.tellOf(api.server());
            CompletableFuture<Void> stop = CompletableFuture.runAsync(api::close);
            Awaitility.await()
                    .until(() -> get(management.uri().resolve("/readyz")).status() == 503);
            stop.join();
            assertThat(get(management.uri().resolve("/readyz")).code()).isEqualTo("stopping");
            assertThat(get(management.uri().resolve("/livez")).status()).isEqualTo(200);
        }
    }

    @Test
    void eachRequestShouldBeToldOfByItsRouteAndNotByItsPath() throws Exception {
        try (Api api = new Api()) {
            long ticket = api.openTicket(api.alice);
            api.get(api.alice, "/tickets/" + ticket);
            api.get(api.alice, "/tickets/" + ticket + "9");
            api.get("rk_none", "/tickets/7");
            api.json("PATCH", api.alice, "/tickets/1/comments/2", BodyPublishers.ofString("{\"comment\":\"a\"}"));
            api.get(api.alice, "/tickets/1/nothing");
            api.put(api.alice, "/tickets", "{}");
            api.get(api.alice, "/integrations/providers");
            api.json("SPELLED", api.alice, "/tickets", BodyPublishers.ofString("{}"));
            get(main(api).resolve("/livez"));
            get(main(api).resolve("/anything"));
            Awaitility.await().until(() -> api.traffic.size() == 11);
            assertThat(api.traffic)
                    .containsExactly(
                            "POST /api/v2/tickets 201",
                            "GET /api/v2/tickets/{id} 200",
                            "GET /api/v2/tickets/{id} 404",
                            "GET /api/v2/tickets/{id} 401",
                            "PATCH /api/v2/tickets/{id}/comments/{comment} 404",
                            "GET other 404",
                            "PUT other 405",
                            "GET /api/v2/integrations/providers 200",
                            "OTHER other 405",
                            "GET /livez 200",
                            "GET other 404");
        }
    }

    private static URI main(Api api) {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    private static Reply ask(URI server, String method, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/metrics"))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return new Reply(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    }

    private static Reply get(URI address) throws IOException, InterruptedException {
        return new Reply(CLIENT.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofByteArray()));
    }
}

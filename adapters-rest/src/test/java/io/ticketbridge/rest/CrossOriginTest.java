package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
    private static final String DASHBOARD = "https://dashboard.example.com";
    private static final Origins ORIGINS = new Origins(Set.of(DASHBOARD));

    @Test
    void aPageOfAnOriginThatIsNamedShouldBeLetToAskAndToSeeWhatItNeeds() {
        try (Api api = new Api(ORIGINS)) {
            Reply before = api.send(preflight(api, DASHBOARD));
            assertThat(before.status()).isEqualTo(204);
            assertThat(before.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
            assertThat(before.header("Access-Control-Allow-Methods")).contains("DELETE");
            assertThat(before.header("Access-Control-Allow-Headers")).contains("X-API-Key", "Idempotency-Key");
            assertThat(before.header("Access-Control-Allow-Credentials")).isEqualTo("[]");
            Reply answer = api.send(from(api, DASHBOARD, api.alice).GET());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("Link", "Retry-After", "X-Request-Id");
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    void whatIsRefusedShouldBeToldToThePageToo() {
        try (Api api = new Api(ORIGINS)) {
            for (String key : new String[] {"rk_wrong", api.alice}) {
                Reply refused = api.send(from(api, DASHBOARD, key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
                assertThat(refused.status()).isGreaterThanOrEqualTo(400);
                assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://dashboard.example.com",
                "https://dashboard.example.com.evil.example",
                "https://dashboard.example.com:8443"
            })
    void anyOtherOriginShouldBeLetNothing(String origin) {
        try (Api api = new Api(ORIGINS)) {
            Reply before = api.send(preflight(api, origin));
            assertThat(before.status()).isEqualTo(401);
            assertThat(before.header("Access-Control-Allow-Origin")).isEqualTo("[]");
            Reply answer = api.send(from(api, origin, api.alice).GET());
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("[]");
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    void whereNoneIsNamedNothingShouldBeSaidOfIt() {
        try (Api api = new Api()) {
            Reply answer = api.send(from(api, DASHBOARD, api.alice).GET());
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(answer.headers().allValues("Vary")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "null", "dashboard.example.com", "https://a.example/", "https://*.a.example", "ftp://a"})
    void whatIsNoOriginShouldBeRefused(String text) {
        assertThatThrownBy(() -> new Origins(Set.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpRequest.Builder from(Api api, String origin, String key) {
        return api.request(key, "/tickets").header("Origin", origin);
    }

    private static HttpRequest.Builder preflight(Api api, String origin) {
        return HttpRequest.newBuilder(api.at("/tickets"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-api-key")
                .method("OPTIONS", BodyPublishers.noBody());
    }
}

package io.ticketbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.rest.json.Json;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyRouteShouldBeDescribedAndNoOther() {
        Set<String> described = new TreeSet<>();
        JsonNode paths = Described.DOCUMENT.path("paths");
        paths.fieldNames()
                .forEachRemaining(path -> paths.path(path).fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    }
                }));
        Set<String> routes = new TreeSet<>(RestApi.routes());
        // Where there is GET there is HEAD.
        routes.removeIf(route -> route.startsWith("HEAD "));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void everyCodeOfAnErrorShouldBeDescribed() {
        Set<String> codes = new TreeSet<>();
        Described.DOCUMENT
                .at("/components/schemas/Failure/properties/code/enum")
                .forEach(code -> codes.add(code.asText()));
        RefusalMapper.MEANINGS.values().forEach(meaning -> assertThat(codes).contains(meaning.code()));
        IntStream.range(400, 506)
                .mapToObj(status -> Reply.parse(Json.text(HttpErrorMapper.envelope(status, "id"))))
                .forEach(failure ->
                        assertThat(codes).contains(failure.path("code").asText()));
    }

    @Test
    void itShouldBeReadByAnybodyInBothForms() {
        Reply json = api.send(api.request("", "/openapi.json"));
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json().path("openapi").asText()).isEqualTo("3.1.1");
        Reply yaml = api.send(api.request("", "/openapi.yaml"));
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(yaml.text()).isEqualTo(ApiDescription.yaml()).startsWith("openapi: 3.1.1");
        assertThat(api.head("", "/openapi.yaml").header("Content-Length")).isEqualTo("" + yaml.body().length);
        assertThat(api.head("", "/openapi.yaml").body()).isEmpty();
    }

    @Test
    void itShouldOnlyBeRead() {
        Reply refused = api.post(api.alice, "/openapi.json", "{}");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET,HEAD");
        assertThat(refused.code()).isEqualTo("method_not_allowed");
    }

    @Test
    void everyExampleShouldBeAsDescribed() {
        assertThat(Described.wrongExamples()).isEmpty();
    }
}

package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who run the built jar ask it and read in its log. */
class OperatorIT {
    private static final Pattern MANAGEMENT = Pattern.compile("Health and metrics are at (http://[0-9.:]+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPortOfItsOwnShouldTellAllUntilTheEndOfAStop() throws Exception {
        Map<String, String> environment = Typed.environment(folder);
        environment.put("TICKETBRIDGE_MANAGEMENT_PORT", "0");
        environment.put("TICKETBRIDGE_SHUTDOWN_DELAY", "5s");
        try (RunningJar server = RunningJar.start(folder, environment, "serve")) {
            URI api = URI.create(MainJobIT.awaitAddress(server));
            Awaitility.await().until(() -> MANAGEMENT.matcher(server.errors()).find());
            Matcher told = MANAGEMENT.matcher(server.errors());
            assertThat(told.find()).isTrue();
            URI management = URI.create(told.group(1));
            assertThat(status(api.resolve("/livez"))).isEqualTo(200);
            assertThat(status(api.resolve("/readyz"))).isEqualTo(200);
            assertThat(status(api.resolve("/metrics"))).isEqualTo(404);
            assertThat(status(management.resolve("/readyz"))).isEqualTo(200);
            assertThat(text(management.resolve("/metrics")))
                    .contains("\nticketbridge_ready 1.0\n", "route=\"/readyz\"", "\njvm_memory_used_bytes{");
            assertFails(management.getPort());
            server.terminate();
            Awaitility.await().until(() -> status(management.resolve("/readyz")) == 503);
            assertThat(status(api.resolve("/readyz"))).isEqualTo(503);
            assertThat(status(api.resolve("/livez"))).isEqualTo(200);
            assertThat(server.exitCode(Duration.ofSeconds(40))).isEqualTo(143);
        }
    }

    private void assertFails(int taken) throws Exception {
        Map<String, String> other = Typed.environment(folder.resolve("other"));
        other.putAll(
                Map.of("TICKETBRIDGE_MANAGEMENT_PORT", String.valueOf(taken), "TICKETBRIDGE_SHUTDOWN_DELAY", "0s"));
        try (RunningJar failing = RunningJar.start(folder, other, "serve")) {
            assertThat(failing.exitCode(Duration.ofSeconds(30))).isEqualTo(2);
            assertThat(failing.errors())
                    .contains("Cannot listen on 127.0.0.1:" + taken, "TICKETBRIDGE_MANAGEMENT_PORT")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void eachLineShouldBeJsonWhereThatIsAskedForAndTellOfJiraUnderTheSameId() throws Exception {
        Map<String, String> environment = Map.of("TICKETBRIDGE_LOG_FORMAT", "json", "TICKETBRIDGE_LOG_LEVEL", "debug");
        try (RunningJar jar = RunningJar.start(folder, environment, "demo", "--json", "--port", "0")) {
            JsonNode demo = new ObjectMapper().readTree(jar.line());
            Api alice =
                    new Api(demo.path("api").asText(), demo.at("/keys/alice").asText());
            assertThat(alice.send("POST", "/tickets", "{\"summary\":\"XSS\"}").status())
                    .isEqualTo(201);
            Awaitility.await().until(() -> jar.errors().contains("\"path\":\"/api/v2/tickets\""));
            List<JsonNode> lines = lines(jar.errors());
            JsonNode access = find(lines, "access", "POST /api/v2/tickets 201");
            assertThat(access.path("status").asInt()).isEqualTo(201);
            assertThat(access.path("method").asText()).isEqualTo("POST");
            assertThat(access.path("user").asText()).isEqualTo("1");
            assertThat(access.path("duration_ms").isNumber()).isTrue();
            JsonNode call = find(lines, "io.ticketbridge.jira.JiraHttp", "POST /rest/api/3/issue: 201");
            assertThat(call.path("request_id").asText())
                    .isNotEmpty()
                    .isEqualTo(access.path("request_id").asText());
            assertThat(jar.errors()).doesNotContain(alice.key());
            jar.terminate();
            jar.exitCode(Duration.ofSeconds(30));
        }
    }

    /** A newer Java may warn in words of its own. */
    private static List<JsonNode> lines(String log) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                log.lines().filter(line -> !line.startsWith("WARNING: ")).toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static JsonNode find(List<JsonNode> lines, String logger, String words) {
        return lines.stream()
                .filter(line -> line.path("logger").asText().equals(logger))
                .filter(line -> line.path("message").asText().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + logger + " tells " + words + ": " + lines));
    }

    private static int status(URI address) throws Exception {
        return Api.anonymously(address).statusCode();
    }

    private static String text(URI address) throws Exception {
        HttpResponse<byte[]> answer = Api.anonymously(address);
        return new String(Objects.requireNonNull(answer.body()), StandardCharsets.UTF_8);
    }
}

package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

class JsonLineTest {
    private static final String SECRET = "canary-51dca1b0";

    @Test
    void anEventShouldBeOneLineOfWhatItTells() {
        LoggingEvent event = event("Listens at {}", null, "home");
        event.addKeyValuePair(new KeyValuePair("status", 201));
        event.addKeyValuePair(new KeyValuePair("path", "/api/v2"));
        assertThat(new JsonLine().doLayout(event))
                .isEqualTo("{\"time\":\"2026-02-18T09:14:02.007Z\",\"level\":\"WARN\",\"logger\":\"some.where.Some\","
                        + "\"request_id\":\"request-1\",\"trace_id\":\"t\",\"message\":\"Listens at home\","
                        + "\"status\":201,\"path\":\"/api/v2\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "\\\"",
                "\n",
                "\r",
                "\u0000",
                "\u001b[31m",
                "\u2028",
                "\ud800",
                "\",\"level\":\"",
                "é登🔥"
            })
    void whateverAnEventTellsShouldStayWithinItsField(String odd) throws Exception {
        LoggingEvent event = event("{}", new IllegalStateException(odd), "a" + odd + "b");
        event.addKeyValuePair(new KeyValuePair("path", odd));
        String line = new JsonLine().doLayout(event);
        assertThat(line).endsWith("}\n").matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("message").asText()).isEqualTo(OneLine.of("a" + odd + "b"));
        assertThat(json.path("path").asText()).isEqualTo(OneLine.of(odd));
        assertThat(json.path("level").asText()).isEqualTo("WARN");
    }

    @Test
    void noSecretAndNoWordsOfOthersShouldBeTold() {
        LoggingEvent event = event("key rk_" + SECRET, new SQLException("Key (hash)=(" + SECRET + ")"));
        event.addKeyValuePair(new KeyValuePair("address", "https://bot:" + SECRET + "@example.com/"));
        assertThat(new JsonLine().doLayout(event))
                .contains("\"failure\":\"java.sql.SQLException at io.ticketbridge.bootstrap.JsonLineTest.")
                .doesNotContain(SECRET);
    }

    private static LoggingEvent event(String message, @Nullable Exception failure, Object... arguments) {
        LoggingEvent event = new LoggingEvent(
                "test", new LoggerContext().getLogger("some.where.Some"), Level.WARN, message, failure, arguments);
        event.setInstant(Instant.parse("2026-02-18T09:14:02.007Z"));
        event.setMDCPropertyMap(Map.of("request_id", "request-1", "trace_id", "t", "other", SECRET));
        return event;
    }
}

package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nobody asks for it: what got worse in a Jira is logged, counted and shown before a user's ticket fails. */
class CheckupTest {
    private static final Fault MAY_NOT_OPEN = new Fault.Answers(
            200, "application/json", "{\"permissions\":{\"CREATE_ISSUES\":{\"havePermission\":false}}}", Map.of());

    private final Logger logger = (Logger) LoggerFactory.getLogger(Examinations.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void whatGotWorseShouldBeLoggedCountedAndShown() throws Exception {
        Wiring wiring = Wiring.forDemo(0).examiningEvery(Duration.ofHours(6));
        try (Demo demo = Demo.start(wiring, SandboxOptions.cloud())) {
            Api alice = new Api(demo.api().toString(), demo.key("alice"));
            awaiting().until(() -> health(demo, "alice").equals("ok"));
            assertThat(log.list).isEmpty();
            demo.jira().failNext("GET", "/mypermissions", MAY_NOT_OPEN);
            assertThat(alice.send("PUT", "/integrations/1", "{}").status()).isEqualTo(200);
            awaiting().until(() -> health(demo, "bob").equals("failed"));
            awaiting().until(() -> metrics(demo).contains("ticketbridge_checkups_worse_total 1.0"));
            assertThat(metrics(demo))
                    .contains(
                            "ticketbridge_integration_checks{integration=\"1\",outcome=\"failed\"} 1.0",
                            "ticketbridge_integration_checks{integration=\"1\",outcome=\"warning\"} 0.0",
                            "ticketbridge_integration_checks{integration=\"1\",outcome=\"unknown\"} 1.0",
                            "ticketbridge_integration_checks{integration=\"1\",outcome=\"passed\"} 8.0");
            assertLogged();
            assertShown(alice.get("/integrations/1").data().at("/integration/checkup"));
        }
    }

    private void assertLogged() {
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .startsWith("Integration 1 got worse: permissions failed, jira_admin can mend it:")
                    .contains("grant it CREATE_ISSUES in project SEC")
                    .doesNotContain("\n");
            assertThat(event.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactly("integration=1", "checks=permissions");
        });
    }

    private static void assertShown(JsonNode checkup) {
        assertThat(checkup.path("ok").asBoolean(true)).isFalse();
        assertThat(checkup.path("examined_at").asText()).isNotEmpty();
        assertThat(checkup.path("checks").findValuesAsText("check")).contains("reachable", "permissions");
    }

    private static ConditionFactory awaiting() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private static String health(Demo demo, String who) throws Exception {
        return new Api(demo.api().toString(), demo.key(who))
                .get("/integrations")
                .data()
                .at("/integrations/0/health")
                .asText();
    }

    private static List<String> metrics(Demo demo) throws Exception {
        byte[] body = Api.anonymously(demo.api().resolve("/metrics")).body();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}

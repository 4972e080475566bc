package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Delivering;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens in Jira is known here soon, though nobody asks: where Jira calls, and where it does not. */
class FollowJiraTest {
    private static final Delivering SILENCE = new Delivering(1, 0, Duration.ZERO);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    static Stream<SandboxOptions> editions() {
        return Stream.of(SandboxOptions.cloud(), SandboxOptions.dataCenter());
    }

    @ParameterizedTest
    @MethodSource("editions")
    void whatJiraTellsShouldBeSeen(SandboxOptions edition) throws Exception {
        try (Demo demo = Demo.start(Wiring.forDemo(0), edition)) {
            demo.listen(new Delivering(0, 0.5, Duration.ofMillis(200)));
            follow(demo, "webhook");
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void whatJiraDoesNotTellShouldBeSeenToo(SandboxOptions edition) throws Exception {
        try (Demo demo = Demo.start(Wiring.forDemo(0).pollingEvery(OFTEN), edition)) {
            demo.listen(SILENCE);
            follow(demo, "poll");
        }
    }

    private static void follow(Demo demo, String source) throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        long ticket = alice.send("POST", "/tickets", "{\"summary\": \"XSS\"}")
                .data()
                .path("id")
                .asLong();
        String issue = demo.jira().issues().get(0).id();
        demo.jira().setStatus(issue, "In Progress");
        demo.jira().assign(issue, "Dana Lee");
        String comment = demo.jira().commentAs(issue, "Dana Lee", "Looking into it");
        await(alice, ticket, "In Progress Dana Lee 1");
        demo.jira().deleteComment(issue, comment);
        await(alice, ticket, "In Progress Dana Lee 0");
        JsonNode seen = read(alice, ticket);
        assertThat(seen.at("/sync/source").asText()).isEqualTo(source);
        assertThat(seen.at("/sync/jira_updated").isTextual()).isTrue();
        demo.jira().moveIssue(issue, "OPS");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        read(alice, ticket).at("/sync/link_state").asText())
                .isEqualTo("moved"));
        assertThat(alice.get("/tickets/" + ticket + "/timeline").data().path("events"))
                .extracting(event -> event.path("event").asText() + " "
                        + event.path("became").asText() + " "
                        + event.path("source").asText())
                .contains("ticket.status_changed In Progress " + source, "ticket.moved OPS-1 " + source);
    }

    private static void await(Api alice, long ticket, String wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode seen = read(alice, ticket);
            assertThat(seen.path("status").asText() + " "
                            + seen.path("assigned_to").asText() + " "
                            + seen.path("comments").size())
                    .isEqualTo(wanted);
        });
    }

    /** As it is known here: Jira is not asked. */
    private static JsonNode read(Api alice, long ticket) throws Exception {
        return alice.get("/tickets/" + ticket + "?fresh=never").data();
    }
}

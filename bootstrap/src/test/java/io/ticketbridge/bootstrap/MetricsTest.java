package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real server tells those who run it. */
class MetricsTest {
    private static final Pattern NUMBER = Pattern.compile(" [0-9.E+-]+$");

    @SuppressWarnings("NullAway.Init")
    private Demo demo;

    @BeforeEach
    void start() {
        // Jira is asked by nobody but the tests.
        demo = Demo.start(Wiring.forDemo(0).examiningEvery(Duration.ZERO), SandboxOptions.cloud());
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void eachRequestAndEachCallOfJiraShouldBeCounted() throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        long ticket = alice.send("POST", "/tickets", "{\"summary\":\"XSS\"}")
                .data()
                .path("id")
                .asLong();
        alice.get("/tickets/" + ticket);
        alice.get("/tickets/" + ticket + "77");
        demo.jira().failNext("GET", "/issue/[0-9]+$", new Fault.ResetsBefore());
        alice.get("/tickets/" + ticket);
        demo.jira().failNext("GET", "/issue/[0-9]+$", Fault.tooManyRequests("17"));
        alice.get("/tickets/" + ticket);
        alice.get("/tickets/" + ticket);
        awaitMetric(
                "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v2/tickets/{id}\",status=\"200\"} 4");
        assertThat(metrics())
                .contains(
                        "http_server_requests_seconds_count{method=\"POST\",route=\"/api/v2/tickets\",status=\"201\"} 1",
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v2/tickets/{id}\",status=\"404\"} 1",
                        "ticketbridge_jira_calls_seconds_count{operation=\"POST /issue\",outcome=\"ok\"} 1",
                        "ticketbridge_jira_calls_seconds_count{operation=\"GET /issue/-\",outcome=\"ok\"} 2",
                        "ticketbridge_jira_calls_seconds_count{operation=\"GET /issue/-\",outcome=\"broken_off\"} 1",
                        "ticketbridge_jira_calls_seconds_count{operation=\"GET /issue/-\",outcome=\"rate_limited\"} 1",
                        "ticketbridge_jira_retries_total{operation=\"GET /issue/-\"} 1.0",
                        "ticketbridge_jira_held_back_total{operation=\"GET /issue/-\"} 1.0",
                        "ticketbridge_jira_circuit{integration=\"1\",state=\"put_off\"} 1.0",
                        "ticketbridge_jira_circuit{integration=\"1\",state=\"closed\"} 0.0",
                        "ticketbridge_jira_places{integration=\"1\"} 16.0",
                        "ticketbridge_jira_rate_left{integration=\"1\"} 0.0",
                        "ticketbridge_jira_waiting{integration=\"1\"} 0.0");
    }

    @Test
    void whatWaitsAndWhatRunsShouldBeTold() throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        demo.jira().fail("POST", "/issue$", 1, new Fault.ResetsBefore());
        assertThat(alice.send("POST", "/tickets", "{\"summary\":\"lost\"}").status())
                .isEqualTo(503);
        assertThat(alice.send("POST", "/tickets", "{\"summary\":\"found\"}").status())
                .isEqualTo(201);
        String version = "version=\"" + Version.current() + "\"";
        assertThat(metrics())
                .contains(
                        "ticketbridge_intents_unfinished{state=\"unknown\"} 1.0",
                        "ticketbridge_intents_unfinished{state=\"sending\"} 0.0",
                        "ticketbridge_intents_unfinished{state=\"not_sent\"} 0.0",
                        "ticketbridge_ready 1.0",
                        "ticketbridge_requests_at_work 0.0",
                        "ticketbridge_event_streams 0.0",
                        "ticketbridge_database_writers_waiting 0.0",
                        "hikaricp_connections_max{pool=\"database\"} 10.0",
                        "hikaricp_connections_pending{pool=\"database\"} 0.0");
        assertThat(metrics())
                .anySatisfy(line -> assertThat(line).startsWith("ticketbridge_tickets_oldest_sync_age_seconds "));
        assertThat(names())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_threads_live_threads",
                        "process_files_open_files",
                        "process_cpu_usage");
        assertThat(text()).contains(version);
    }

    @Test
    void callsOfJiraShouldCarryTheIdOfTheRequestThatTheyAreFor() throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        alice.send("POST", "/tickets", "{\"summary\":\"XSS\"}");
        String id =
                alice.bytes("/tickets/1").headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(demo.jira().journal().entries("GET", "/issue/")).last().satisfies(call -> assertThat(
                        new TreeMap<>(call.headers()))
                .anySatisfy(
                        (name, value) -> assertThat(name + " " + value).isEqualToIgnoringCase("X-Request-Id " + id)));
    }

    /** Neither addresses, names and keys nor anything else of which there may be any number. */
    @Test
    void nothingShouldBeToldOfAnybody() throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        alice.send("POST", "/tickets", "{\"summary\":\"canary\"}");
        alice.get("/tickets/471147114711?canary=1");
        alice.get("/canary/471147114711");
        awaitMetric("http_server_requests_seconds_count{method=\"GET\",route=\"other\",status=\"404\"} 1");
        assertThat(text())
                .doesNotContain(
                        "canary",
                        "471147114711",
                        "alice",
                        "SEC",
                        demo.key("alice"),
                        demo.jira().baseUrl(),
                        SandboxOptions.EMAIL);
    }

    @Test
    void nothingShouldBeAddedByTheSameRequestsAgain() throws Exception {
        Api alice = new Api(demo.api().toString(), demo.key("alice"));
        alice.get("/tickets/1");
        awaitMetric(
                "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v2/tickets/{id}\",status=\"404\"} 1");
        List<String> before = series();
        for (int ticket = 2; ticket < 20; ticket++) {
            alice.get("/tickets/" + ticket);
        }
        awaitMetric(
                "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v2/tickets/{id}\",status=\"404\"} 19");
        assertThat(series()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** One line is counted after its answer has left. */
    private void awaitMetric(String line) {
        Awaitility.await().untilAsserted(() -> assertThat(metrics()).contains(line));
    }

    private List<String> metrics() throws Exception {
        return text().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private List<String> names() throws Exception {
        return metrics().stream()
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .distinct()
                .toList();
    }

    /** Without those that the test itself adds, and those of collections, which come when the JVM wants. */
    private List<String> series() throws Exception {
        return metrics().stream()
                .map(line -> NUMBER.matcher(line).replaceFirst(""))
                .filter(line -> !line.contains("/metrics") && !line.startsWith("jvm_gc_"))
                .collect(Collectors.toList());
    }

    private String text() throws Exception {
        URI address = demo.api().resolve("/metrics");
        HttpResponse<byte[]> answer = Api.anonymously(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(Objects.requireNonNull(answer.body()), StandardCharsets.UTF_8);
    }
}

package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the dashboard and the README name is what {@code /metrics} tells. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "deploy", "grafana.json");
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:ticketbridge|http|hikaricp|jvm|process|system)_[a-z0-9_]*[a-z0-9]");

    @Test
    void eachMetricThatTheDashboardAsksForShouldBeTold() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        List<String> asked = Stream.of("expr", "query", "definition")
                .flatMap(field -> dashboard.findValues(field).stream())
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.equals("prometheus"))
                .toList();
        assertThat(asked)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThat(namesIn(text)).as(text).isNotEmpty());
        assertThat(told()).containsAll(namesIn(String.join("\n", asked)));
    }

    @Test
    void eachMetricThatTheReadmeNamesShouldBeTold() throws Exception {
        Set<String> told = told();
        assertThat(namesIn(Files.readString(README))).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(told)
                .anyMatch(each -> each.startsWith(name)));
    }

    /** By a server to which everything has happened. */
    private static Set<String> told() throws Exception {
        try (Demo demo = Demo.start(Wiring.forDemo(0), SandboxOptions.cloud())) {
            Api alice = new Api(demo.api().toString(), demo.key("alice"));
            assertThat(alice.send("POST", "/tickets", "{\"summary\":\"XSS\"}").status())
                    .isEqualTo(201);
            assertThat(alice.send("POST", "/integrations/1/test", "{}").status())
                    .isEqualTo(200);
            demo.jira().failNext("GET", "/issue/[0-9]+$", new Fault.ResetsBefore());
            alice.get("/tickets/1");
            demo.jira().failNext("GET", "/issue/[0-9]+$", Fault.tooManyRequests("17"));
            alice.get("/tickets/1");
            alice.get("/tickets/1");
            Awaitility.await().until(() -> {
                System.gc();
                return names(demo).contains("jvm_gc_pause_seconds_sum");
            });
            return names(demo);
        }
    }

    private static Set<String> names(Demo demo) throws Exception {
        byte[] body = Api.anonymously(demo.api().resolve("/metrics")).body();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> namesIn(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}

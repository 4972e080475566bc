package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.time.Duration;
import java.util.Map;

/** {@code /__sandbox}: what support staff would do in Jira's pages, and failures on request, for other processes. */
final class StaffEndpoint {
    private final JiraSandbox sandbox;

    StaffEndpoint(JiraSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Router router) {
        router.route("GET", "/__sandbox/journal", exchange -> journal());
        router.route("GET", "/__sandbox/issues", exchange -> issues());
        router.route("POST", "/__sandbox/issues/{issue}/status", exchange -> {
            sandbox.setStatus(
                    exchange.part("issue"), exchange.json().path("status").asText());
            return Answer.nothing();
        });
        router.route("POST", "/__sandbox/issues/{issue}/assignee", exchange -> {
            sandbox.assign(
                    exchange.part("issue"), exchange.json().path("assignee").asText());
            return Answer.nothing();
        });
        router.route("POST", "/__sandbox/issues/{issue}/comments", exchange -> {
            JsonNode comment = exchange.json();
            sandbox.commentAs(
                    exchange.part("issue"),
                    comment.path("author").asText("Support"),
                    comment.path("body").asText());
            return Answer.nothing();
        });
        router.route("DELETE", "/__sandbox/issues/{issue}", exchange -> {
            sandbox.deleteIssue(exchange.part("issue"));
            return Answer.nothing();
        });
        router.route("POST", "/__sandbox/faults", exchange -> fault(exchange.json()));
        router.route("DELETE", "/__sandbox/faults", exchange -> {
            sandbox.healAll();
            return Answer.nothing();
        });
    }

    private Answer journal() {
        ArrayNode list = JiraJson.object().arrayNode();
        sandbox.journal().entries().forEach(entry -> list.addObject()
                .put("at", entry.at().toString())
                .put("host", entry.host())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query())
                .put("authorization", entry.authorization())
                .put("user_agent", entry.userAgent()));
        return Answer.json(200, list);
    }

    private Answer issues() {
        ArrayNode list = JiraJson.object().arrayNode();
        sandbox.issues().forEach(issue -> {
            ObjectNode json = list.addObject().put("id", issue.id()).put("key", issue.key());
            json.put("summary", issue.summary())
                    .put("status", issue.status())
                    .put("comments", issue.comments().size());
        });
        return Answer.json(200, list);
    }

    private Answer fault(JsonNode wanted) {
        sandbox.fail(
                wanted.path("method").asText("GET"),
                wanted.path("path").asText(""),
                wanted.path("times").asInt(1),
                fault(wanted.path("fault").asText(), wanted));
        return Answer.nothing();
    }

    private static Fault fault(String kind, JsonNode wanted) {
        return switch (kind) {
            case "status" ->
                new Fault.Answers(
                        wanted.path("status").asInt(503),
                        wanted.path("content_type").asText("application/json"),
                        wanted.path("body").asText("{}"),
                        wanted.has("retry_after")
                                ? Map.of(
                                        "Retry-After",
                                        wanted.path("retry_after").asText())
                                : Map.of());
            case "status_afterwards" ->
                new Fault.AnswersAfterwards(
                        wanted.path("status").asInt(500),
                        "text/html",
                        wanted.path("body").asText(""));
            case "delay" -> new Fault.Delays(Duration.ofMillis(wanted.path("ms").asLong(1_000)));
            case "reset_before" -> new Fault.ResetsBefore();
            case "reset_after" -> new Fault.ResetsAfter();
            case "truncate" -> new Fault.Truncates();
            case "drip" -> new Fault.Drips(Duration.ofMillis(wanted.path("ms").asLong(100)));
            default ->
                throw JiraError.message(
                        400,
                        "fault is one of status, status_afterwards, delay, reset_before, reset_after, truncate, drip");
        };
    }
}

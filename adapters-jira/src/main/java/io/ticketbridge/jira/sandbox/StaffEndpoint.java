package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /__sandbox}: what support staff would do in Jira's pages, and failures on request, for other processes. */
final class StaffEndpoint {
    private static final String ISSUE = "/__sandbox/issues/{issue}";

    private final JiraSandbox sandbox;

    StaffEndpoint(JiraSandbox sandbox) {
        this.sandbox = sandbox;
    }

    void addTo(Router router) {
        router.route("GET", "/__sandbox/journal", exchange -> journal());
        router.route("DELETE", "/__sandbox/journal", done(exchange -> sandbox.journal()
                .clear()));
        router.route("GET", "/__sandbox/issues", exchange -> issues());
        router.route("GET", ISSUE, exchange -> Answer.json(200, shown(sandbox.issue(exchange.part("issue")))));
        router.route("DELETE", ISSUE, done(exchange -> sandbox.deleteIssue(exchange.part("issue"))));
        router.route("POST", ISSUE + "/status", done(this::setStatus));
        router.route("POST", ISSUE + "/assignee", done(this::assign));
        router.route("POST", ISSUE + "/comments", this::comment);
        router.route("PUT", ISSUE + "/comments/{comment}", done(this::editComment));
        router.route("DELETE", ISSUE + "/comments/{comment}", done(this::deleteComment));
        router.route("POST", ISSUE + "/attachments", this::attach);
        router.route("POST", ISSUE + "/move", this::move);
        router.route("POST", "/__sandbox/faults", done(this::fail));
        router.route("POST", "/__sandbox/webhooks", done(this::callBack));
        router.route("DELETE", "/__sandbox/faults", done(exchange -> sandbox.healAll()));
    }

    private void setStatus(Exchange exchange) {
        sandbox.setStatus(exchange.part("issue"), text(exchange.json(), "status"));
    }

    /** No assignee, or null, takes the issue from whoever has it. */
    private void assign(Exchange exchange) {
        JsonNode assignee = exchange.json().path("assignee");
        if (assignee.isTextual()) {
            sandbox.assign(exchange.part("issue"), assignee.asText());
        } else {
            sandbox.unassign(exchange.part("issue"));
        }
    }

    private Answer comment(Exchange exchange) {
        JsonNode comment = exchange.json();
        return id(sandbox.commentAs(exchange.part("issue"), author(comment), text(comment, "body")));
    }

    private void editComment(Exchange exchange) {
        sandbox.editComment(exchange.part("issue"), exchange.part("comment"), text(exchange.json(), "body"));
    }

    private void deleteComment(Exchange exchange) {
        sandbox.deleteComment(exchange.part("issue"), exchange.part("comment"));
    }

    private Answer attach(Exchange exchange) {
        JsonNode file = exchange.json();
        try {
            byte[] content = Base64.getDecoder().decode(text(file, "base64"));
            String type = file.path("mime_type").asText("application/octet-stream");
            return id(sandbox.attachAs(exchange.part("issue"), author(file), text(file, "filename"), type, content));
        } catch (IllegalArgumentException malformed) {
            throw JiraError.message(400, "base64 is not Base64");
        }
    }

    private Answer move(Exchange exchange) {
        String key = sandbox.moveIssue(exchange.part("issue"), text(exchange.json(), "project"));
        return Answer.json(200, JiraJson.object().put("key", key));
    }

    private void fail(Exchange exchange) {
        JsonNode wanted = exchange.json();
        sandbox.fail(
                wanted.path("method").asText(Faults.ANY_METHOD),
                wanted.path("path").asText(""),
                wanted.path("times").asInt(1),
                FaultJson.read(wanted));
    }

    private void callBack(Exchange exchange) {
        JsonNode wanted = exchange.json();
        Duration latest = Duration.ofMillis(wanted.path("latest_ms").asLong(0));
        double lost = wanted.path("lost").asDouble(0);
        sandbox.callBack(
                text(wanted, "url"),
                text(wanted, "secret"),
                new Delivering(lost, wanted.path("doubled").asDouble(0), latest));
    }

    private Answer journal() {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = JiraJson.array();
        sandbox.journal().entries().forEach(entry -> list.addObject()
                .put("at", entry.at().toString())
                .put("host", entry.host())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query())
                .put("authorization", entry.authorization())
                .put("user_agent", entry.userAgent())
                .put("body", entry.body())
                .put("body_size", entry.bodySize())
                .put("status", entry.status())
                .set("headers", mapper.valueToTree(entry.headers())));
        return Answer.json(200, list);
    }

    private Answer issues() {
        ArrayNode list = JiraJson.array();
        sandbox.issues().forEach(issue -> list.add(shown(issue)));
        return Answer.json(200, list);
    }

    private static JsonNode shown(JiraSandbox.Issue issue) {
        ArrayNode attachments = JiraJson.array();
        issue.attachments().forEach(attachments::add);
        ArrayNode texts = JiraJson.array();
        issue.comments().forEach(texts::add);
        return JiraJson.object()
                .put("id", issue.id())
                .put("key", issue.key())
                .put("type", issue.type())
                .put("summary", issue.summary())
                .put("description", issue.description())
                .put("status", issue.status())
                .put("resolution", issue.resolution().orElse(null))
                .put("assignee", issue.assignee().orElse(null))
                .put("comments", issue.comments().size())
                .<ObjectNode>set("comment_texts", texts)
                .set("attachments", attachments);
    }

    private static Function<Exchange, Answer> done(Consumer<Exchange> work) {
        return exchange -> {
            work.accept(exchange);
            return Answer.nothing();
        };
    }

    private static Answer id(String id) {
        return Answer.json(201, JiraJson.object().put("id", id));
    }

    private static String author(JsonNode json) {
        return json.path("author").asText("Support");
    }

    private static String text(JsonNode json, String name) {
        if (!json.path(name).isTextual()) {
            throw JiraError.message(400, "'" + name + "' is missing");
        }
        return json.path(name).asText();
    }
}

package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /issue/{issue}/comment}. */
final class CommentEndpoint {
    private static final int MOST_ON_CLOUD = 100;
    private static final int USUAL_ON_CLOUD = 50;
    private static final int ALL = 1_048_576;

    private final SandboxState state;
    private final JiraJson json;
    private final IssueJson issues;

    CommentEndpoint(SandboxState state, JiraJson json, IssueJson issues) {
        this.state = state;
        this.json = json;
        this.issues = issues;
    }

    /** Cloud gives 100 at most, whatever is asked; Data Center all, unless fewer are asked. */
    Answer list(Exchange exchange) {
        int startAt = exchange.number("startAt", 0);
        int wanted = exchange.number("maxResults", json.isCloud() ? USUAL_ON_CLOUD : ALL);
        int maxResults = json.isCloud() ? Math.min(wanted, MOST_ON_CLOUD) : wanted;
        return state.with(exchange.part("issue"), issue -> {
            List<SandboxComment> all = ordered(issue.comments, exchange.query("orderBy", "created"));
            ObjectNode page = JiraJson.object().put("startAt", startAt).put("maxResults", maxResults);
            ArrayNode list = page.put("total", all.size()).putArray("comments");
            all.stream().skip(startAt).limit(maxResults).forEach(comment -> list.add(shown(comment, exchange)));
            return Answer.json(200, page);
        });
    }

    Answer add(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            SandboxComment comment = state.comment(issue, JiraSandbox.ACCOUNT, body(exchange, request));
            IssueEndpoint.eachProperty(request, comment.properties::put);
            return Answer.json(201, shown(comment, exchange));
        });
    }

    Answer read(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> Answer.json(200, shown(find(issue, exchange), exchange)));
    }

    Answer edit(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            SandboxComment comment = find(issue, exchange);
            comment.edit(body(exchange, request), state.now());
            IssueEndpoint.eachProperty(request, comment.properties::put);
            state.touch(issue);
            return Answer.json(200, shown(comment, exchange));
        });
    }

    Answer delete(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> {
            issue.comments.remove(find(issue, exchange));
            state.touch(issue);
            return Answer.nothing();
        });
    }

    private ObjectNode shown(SandboxComment comment, Exchange exchange) {
        boolean withProperties = exchange.list("expand", "").contains("properties");
        return issues.comment(comment, exchange.isV3(), withProperties);
    }

    private static List<SandboxComment> ordered(List<SandboxComment> comments, String orderBy) {
        List<SandboxComment> ordered = new ArrayList<>(comments);
        switch (orderBy) {
            case "created", "+created" -> {}
            case "-created" -> Collections.reverse(ordered);
            default -> throw JiraError.message(400, "Invalid orderBy: " + orderBy);
        }
        return ordered;
    }

    private static Body body(Exchange exchange, JsonNode request) {
        JsonNode sent = request.path("body");
        boolean absent = sent.isMissingNode() || sent.isNull();
        Body body = absent ? Body.EMPTY : Texts.body(exchange, sent, "comment");
        if (body.text().isBlank() && !hasMedia(sent)) {
            throw JiraError.message(400, "Comment body can not be empty!");
        }
        return body;
    }

    private static boolean hasMedia(JsonNode document) {
        return document.findValuesAsText("type").contains("media");
    }

    private static SandboxComment find(SandboxIssue issue, Exchange exchange) {
        String id = exchange.part("comment");
        return issue.comment(id)
                .orElseThrow(() -> JiraError.message(404, "Can not find a comment for the id: " + id + "."));
    }
}

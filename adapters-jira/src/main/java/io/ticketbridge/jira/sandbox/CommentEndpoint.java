package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;

/** {@code /issue/{issue}/comment}. */
final class CommentEndpoint {
    private static final int MAX_TEXT = 32_767;

    private final SandboxState state;
    private final JiraJson json;

    CommentEndpoint(SandboxState state, JiraJson json) {
        this.state = state;
        this.json = json;
    }

    Answer list(Exchange exchange) {
        int startAt = Integer.parseInt(exchange.query("startAt", "0"));
        int maxResults = Integer.parseInt(exchange.query("maxResults", "50"));
        return state.with(
                exchange.part("issue"),
                issue -> Answer.json(200, json.comments(issue, startAt, maxResults, exchange.isV3())));
    }

    Answer add(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            SandboxComment comment = state.comment(issue, JiraSandbox.ACCOUNT, body(exchange, request));
            return Answer.json(201, json.comment(comment, exchange.isV3()));
        });
    }

    Answer read(Exchange exchange) {
        return state.with(
                exchange.part("issue"),
                issue -> Answer.json(200, json.comment(find(issue, exchange), exchange.isV3())));
    }

    Answer edit(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            SandboxComment comment = find(issue, exchange);
            comment.body = body(exchange, request);
            comment.updated = state.now();
            return Answer.json(200, json.comment(comment, exchange.isV3()));
        });
    }

    Answer delete(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> {
            issue.comments.remove(find(issue, exchange));
            return Answer.nothing();
        });
    }

    private static Body body(Exchange exchange, JsonNode request) {
        Body body = Texts.body(exchange, request.path("body"), "comment", MAX_TEXT);
        if (body.text().isBlank()) {
            throw JiraError.field("comment", "Comment body can not be empty!");
        }
        return body;
    }

    private static SandboxComment find(SandboxIssue issue, Exchange exchange) {
        String id = exchange.part("comment");
        return issue.comment(id)
                .orElseThrow(() -> JiraError.message(404, "Can not find a comment for the id: " + id + "."));
    }
}

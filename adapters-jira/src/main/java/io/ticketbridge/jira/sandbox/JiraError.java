package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An answer of Jira's that is a no. */
final class JiraError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private JiraError(int status, ObjectNode body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    static JiraError message(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errorMessages").add(message);
        body.putObject("errors");
        return new JiraError(status, body);
    }

    static JiraError field(String field, String message) {
        return fields(Map.of(field, message));
    }

    static JiraError fields(Map<String, String> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errorMessages");
        ObjectNode fields = body.putObject("errors");
        errors.forEach(fields::put);
        return new JiraError(400, body);
    }

    static JiraError noSuchIssue() {
        return message(404, "Issue does not exist or you do not have permission to see it.");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}

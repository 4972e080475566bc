package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import java.util.Optional;

/** Texts as the API in use takes them: documents in v3, strings in v2. */
final class Texts {
    private Texts() {}

    static Body body(Exchange exchange, JsonNode value, String field, int limit) {
        Body body = exchange.isV3() ? AdfRules.document(value, field) : string(value, field);
        if (body.text().length() > limit) {
            throw JiraError.field(
                    field, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
        return body;
    }

    private static Body string(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw JiraError.field(field, "Operation value must be a string");
        }
        return new Body(value.asText(), Optional.empty());
    }
}

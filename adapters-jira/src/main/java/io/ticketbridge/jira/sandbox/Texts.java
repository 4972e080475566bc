package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import java.util.Optional;

/** Texts as the API in use takes and gives them: documents in v3, strings in v2. */
final class Texts {
    private static final int MAX_TEXT = 32_767;

    private Texts() {}

    static Body body(Exchange exchange, JsonNode value, String field) {
        Body body = exchange.isV3() ? document(value, field) : string(value, field);
        if (body.text().length() > MAX_TEXT) {
            throw JiraError.field(
                    field, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
        return body;
    }

    /** A document comes back through v3 as it was written. */
    static JsonNode shownInV3(Body body) {
        return body.document().orElseGet(() -> AdfText.documentOf(body.text()));
    }

    private static Body document(JsonNode value, String field) {
        if (!value.isObject()) {
            throw JiraError.field(
                    field, "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
        if (!AdfRules.isDocument(value)) {
            throw JiraError.message(400, "INVALID_INPUT");
        }
        return new Body(AdfText.textOf(value), Optional.of(value.deepCopy()));
    }

    private static Body string(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw JiraError.field(field, "Operation value must be a string");
        }
        return Body.of(value.asText());
    }
}

package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Atlassian Document Format as strictly as Jira Cloud takes it: a {@code doc} of version 1, known nodes, no text that is
 * empty. See "Atlassian Document Format: Document structure" in Atlassian's developer documentation.
 */
final class AdfRules {
    private static final Set<String> BLOCKS = Set.of(
            "paragraph",
            "heading",
            "bulletList",
            "orderedList",
            "listItem",
            "codeBlock",
            "blockquote",
            "panel",
            "rule",
            "mediaSingle",
            "mediaGroup",
            "media",
            "table",
            "tableRow",
            "tableCell",
            "tableHeader",
            "expand");
    private static final Set<String> INLINES =
            Set.of("text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status");

    private AdfRules() {}

    /** The body that {@code value} is in API v3; a plain string is none. */
    static Body document(JsonNode value, String field) {
        if (!value.isObject()) {
            throw JiraError.field(
                    field, "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
        boolean doc = value.path("type").asText().equals("doc")
                && value.path("version").asInt() == 1;
        if (!doc || !value.path("content").isArray() || !isValid(value.path("content"))) {
            throw JiraError.message(400, "INVALID_INPUT");
        }
        return new Body(text(value.path("content"), "\n\n"), Optional.of(value.deepCopy()));
    }

    /** The document as which API v3 shows what was written as text. */
    static JsonNode documentOf(Body body) {
        return body.document().orElseGet(() -> paragraphs(body.text()));
    }

    private static boolean isValid(JsonNode content) {
        for (JsonNode node : content) {
            String type = node.path("type").asText();
            boolean known = BLOCKS.contains(type) || INLINES.contains(type);
            boolean emptyText =
                    type.equals("text") && node.path("text").asText().isEmpty();
            if (!known || emptyText || !isValid(node.path("content"))) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode content, String separator) {
        StringJoiner joined = new StringJoiner(separator);
        for (JsonNode node : content) {
            joined.add(
                    switch (node.path("type").asText()) {
                        case "text" -> node.path("text").asText();
                        case "hardBreak" -> "\n";
                        default -> text(node.path("content"), "");
                    });
        }
        return joined.toString();
    }

    private static JsonNode paragraphs(String text) {
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        doc.put("type", "doc").put("version", 1);
        ArrayNode content = doc.putArray("content");
        text.lines().filter(line -> !line.isEmpty()).forEach(line -> {
            ObjectNode paragraph = content.addObject().put("type", "paragraph");
            paragraph.putArray("content").addObject().put("type", "text").put("text", line);
        });
        return doc;
    }
}

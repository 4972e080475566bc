package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.StringJoiner;

/** How Jira Cloud shows a document to callers of v2, and a text of v2 to callers of v3; in the sandbox without markup. */
final class AdfText {
    private static final Set<String> LINES = Set.of("bulletList", "orderedList", "listItem", "taskList", "table");

    private AdfText() {}

    static String textOf(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "text" -> node.path("text").asText();
            case "hardBreak" -> "\n";
            case "mention", "status" -> node.path("attrs").path("text").asText();
            case "emoji" -> node.path("attrs").path("shortName").asText();
            case "inlineCard", "blockCard" -> node.path("attrs").path("url").asText();
            default -> joined(node);
        };
    }

    /** A blank line parts paragraphs, a newline is a hard break. */
    static JsonNode documentOf(String text) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        for (String block : text.replace("\r\n", "\n").split("\n{2,}", -1)) {
            if (!block.isEmpty()) {
                addLines(content.addObject().put("type", "paragraph").putArray("content"), block);
            }
        }
        return document;
    }

    private static void addLines(ArrayNode paragraph, String block) {
        boolean first = true;
        for (String line : block.split("\n", -1)) {
            if (!first) {
                paragraph.addObject().put("type", "hardBreak");
            }
            if (!line.isEmpty()) {
                paragraph.addObject().put("type", "text").put("text", line);
            }
            first = false;
        }
    }

    private static String joined(JsonNode node) {
        StringJoiner joined = new StringJoiner(separator(node.path("type").asText()));
        node.path("content").forEach(child -> joined.add(textOf(child)));
        return joined.toString();
    }

    private static String separator(String type) {
        if (LINES.contains(type)) {
            return "\n";
        }
        return Set.of("paragraph", "heading", "codeBlock", "taskItem").contains(type) ? "" : "\n\n";
    }
}

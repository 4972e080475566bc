package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Atlassian Document Format, which Jira Cloud's API v3 speaks: plain text in, plain text out. A blank line parts
 * paragraphs, a newline is a hard break; Jira refuses a text node that is empty.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/">Document structure</a>
 */
final class Adf {
    private static final String BLANK_LINE = "\n\n";

    private Adf() {}

    static JsonNode write(String text) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", "doc").put("version", 1);
        ArrayNode paragraphs = document.putArray("content");
        for (String paragraph : Lines.of(text).split(BLANK_LINE, -1)) {
            ArrayNode content = paragraphs.addObject().put("type", "paragraph").putArray("content");
            writeLines(content, paragraph);
        }
        return document;
    }

    /** The text of a document; of what has no text, such as a picture, the fact that it is there. */
    static String read(JsonNode document) {
        return blocks(document, BLANK_LINE);
    }

    private static void writeLines(ArrayNode content, String paragraph) {
        String[] lines = paragraph.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                content.addObject().put("type", "hardBreak");
            }
            if (!lines[i].isEmpty()) {
                content.addObject().put("type", "text").put("text", lines[i]);
            }
        }
    }

    private static String blocks(JsonNode parent, String separator) {
        return StreamSupport.stream(parent.path("content").spliterator(), false)
                .map(Adf::block)
                .collect(Collectors.joining(separator));
    }

    private static String block(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "paragraph", "heading", "codeBlock" -> inlines(node);
            case "bulletList" -> list(node, false);
            case "orderedList" -> list(node, true);
            case "taskItem" ->
                (node.path("attrs").path("state").asText().equals("DONE") ? "[x] " : "[ ] ") + inlines(node);
            case "taskList", "decisionList", "listItem", "tableCell", "tableHeader", "table" -> blocks(node, "\n");
            case "tableRow" -> blocks(node, " | ");
            case "mediaSingle", "mediaGroup" -> blocks(node, " ");
            case "rule" -> "----";
            default -> other(node);
        };
    }

    /** A node that holds others, of whatever kind, is read as what it holds; an inline one may stand where a block would. */
    private static String other(JsonNode node) {
        boolean holdsBlocks =
                StreamSupport.stream(node.path("content").spliterator(), false).anyMatch(child -> child.has("content"));
        if (holdsBlocks) {
            return blocks(node, BLANK_LINE);
        }
        return node.has("content") ? inlines(node) : inline(node);
    }

    private static String inlines(JsonNode parent) {
        StringBuilder text = new StringBuilder();
        parent.path("content").forEach(node -> text.append(inline(node)));
        return text.toString();
    }

    private static String inline(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "text" -> linked(node);
            case "hardBreak" -> "\n";
            case "mention" -> attributes.path("text").asText("@unknown");
            case "emoji" ->
                attributes.path("text").asText(attributes.path("shortName").asText());
            case "inlineCard", "blockCard", "embedCard" ->
                attributes.path("url").asText();
            case "date" -> date(attributes.path("timestamp"));
            case "media", "mediaInline" -> "[" + attributes.path("alt").asText("attachment") + "]";
            default ->
                node.has("content") ? inlines(node) : attributes.path("text").asText();
        };
    }

    /** Its timestamp is the start of a day in UTC, in milliseconds, as a text. */
    private static String date(JsonNode timestamp) {
        return timestamp.asLong() == 0
                ? timestamp.asText()
                : LocalDate.ofInstant(Instant.ofEpochMilli(timestamp.asLong()), ZoneOffset.UTC)
                        .toString();
    }

    /** A link's address follows its text, unless the text is the address. */
    private static String linked(JsonNode node) {
        String text = node.path("text").asText();
        for (JsonNode mark : node.path("marks")) {
            String address = mark.path("attrs").path("href").asText();
            if (mark.path("type").asText().equals("link") && !address.equals(text)) {
                return text + " (" + address + ")";
            }
        }
        return text;
    }

    private static String list(JsonNode list, boolean numbered) {
        StringJoiner items = new StringJoiner("\n");
        int number = list.path("attrs").path("order").asInt(1);
        for (JsonNode item : list.path("content")) {
            String marker = numbered ? number++ + ". " : "* ";
            items.add(marker + blocks(item, "\n").replace("\n", "\n" + " ".repeat(marker.length())));
        }
        return items.toString();
    }
}

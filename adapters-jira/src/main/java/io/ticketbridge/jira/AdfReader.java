package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;

/**
 * Reads one document of {@link Adf} from its beginning on, and stops at a limit: lists within lists are indented, so a few
 * kilobytes of them may be megabytes of text.
 */
final class AdfReader {
    private static final String BLANK_LINE = "\n\n";

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    /** How many blanks a new line begins with. */
    private int indent;

    AdfReader(int limit) {
        this.limit = limit;
    }

    String read(JsonNode document) {
        blocks(document, BLANK_LINE);
        return text.toString();
    }

    private void blocks(JsonNode parent, String separator) {
        boolean first = true;
        for (JsonNode child : parent.path("content")) {
            if (isFull()) {
                return;
            }
            write(first ? "" : separator);
            block(child);
            first = false;
        }
    }

    private void block(JsonNode node) {
        switch (node.path("type").asText()) {
            case "paragraph", "heading", "codeBlock" -> inlines(node);
            case "bulletList" -> list(node, false);
            case "orderedList" -> list(node, true);
            case "taskItem" -> {
                boolean done = node.path("attrs").path("state").asText().equals("DONE");
                write(done ? "[x] " : "[ ] ");
                inlines(node);
            }
            case "taskList", "decisionList", "listItem", "tableCell", "tableHeader", "table" -> blocks(node, "\n");
            case "tableRow" -> blocks(node, " | ");
            case "mediaSingle", "mediaGroup" -> blocks(node, " ");
            case "rule" -> write("----");
            default -> other(node);
        }
    }

    private void list(JsonNode list, boolean numbered) {
        int number = list.path("attrs").path("order").asInt(1);
        boolean first = true;
        for (JsonNode item : list.path("content")) {
            if (isFull()) {
                return;
            }
            String marker = numbered ? number++ + ". " : "* ";
            write(first ? marker : "\n" + marker);
            indent += marker.length();
            blocks(item, "\n");
            indent -= marker.length();
            first = false;
        }
    }

    /** A node that holds others, of whatever kind, is read as what it holds; an inline one may stand where a block would. */
    private void other(JsonNode node) {
        boolean holdsBlocks =
                StreamSupport.stream(node.path("content").spliterator(), false).anyMatch(child -> child.has("content"));
        if (holdsBlocks) {
            blocks(node, BLANK_LINE);
        } else {
            inline(node);
        }
    }

    private void inlines(JsonNode parent) {
        for (JsonNode node : parent.path("content")) {
            if (isFull()) {
                return;
            }
            inline(node);
        }
    }

    private void inline(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        switch (node.path("type").asText()) {
            case "text" -> write(linked(node));
            case "hardBreak" -> write("\n");
            case "mention" -> write(attributes.path("text").asText("@unknown"));
            case "emoji" ->
                write(attributes
                        .path("text")
                        .asText(attributes.path("shortName").asText()));
            case "inlineCard", "blockCard", "embedCard" ->
                write(attributes.path("url").asText());
            case "date" -> write(date(attributes.path("timestamp")));
            case "media", "mediaInline" -> write("[" + attributes.path("alt").asText("attachment") + "]");
            default -> {
                write(node.has("content") ? "" : attributes.path("text").asText());
                inlines(node);
            }
        }
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

    private void write(String piece) {
        for (int i = 0; i < piece.length() && !isFull(); i++) {
            text.append(piece.charAt(i));
            if (piece.charAt(i) == '\n') {
                text.append(" ".repeat(indent));
            }
        }
    }

    private boolean isFull() {
        return text.length() >= limit;
    }
}

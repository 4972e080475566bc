package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.CommentBody;

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

    /**
     * The text of a document; of what has no text, such as a picture, the fact that it is there. Where it is longer than a
     * comment may be, there is enough of it to see that.
     */
    static String read(JsonNode document) {
        return new AdfReader(CommentBody.MAX_LENGTH + 1).read(document);
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
}

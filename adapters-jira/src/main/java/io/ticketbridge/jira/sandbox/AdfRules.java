package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Atlassian Document Format as strictly as Jira Cloud takes it: a {@code doc} of version 1, known nodes where they may
 * be, no text that is empty. See "Atlassian Document Format: Document structure" in Atlassian's developer documentation.
 */
final class AdfRules {
    private static final Set<String> MEMBERS = Set.of("type", "content", "text", "attrs", "marks", "version");
    private static final Set<String> MARKS =
            Set.of("strong", "em", "code", "link", "strike", "underline", "subsup", "textColor", "backgroundColor");

    /** The nodes that may be in each node; a node that is not here is unknown. */
    private static final Map<String, Set<String>> CHILDREN = children();

    private static final Set<String> NEVER_EMPTY = Set.of(
            "bulletList",
            "orderedList",
            "listItem",
            "blockquote",
            "panel",
            "mediaSingle",
            "mediaGroup",
            "table",
            "tableRow");

    private static final Map<String, String> NEEDED_ATTRIBUTES = Map.of("mention", "id", "emoji", "shortName");

    private AdfRules() {}

    static boolean isDocument(JsonNode node) {
        boolean versionOne =
                node.path("version").isInt() && node.path("version").asInt() == 1;
        return "doc".equals(node.path("type").asText())
                && versionOne
                && node.path("content").isArray()
                && isValid(node);
    }

    private static boolean isValid(JsonNode node) {
        String type = node.path("type").asText();
        Set<String> allowed = CHILDREN.getOrDefault(type, Set.of());
        for (JsonNode child : node.path("content")) {
            if (!allowed.contains(child.path("type").asText()) || !isValid(child)) {
                return false;
            }
        }
        return hasKnownMembers(node) && hasWhatItNeeds(node, type) && hasKnownMarks(node);
    }

    private static boolean hasKnownMembers(JsonNode node) {
        for (var member : node.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWhatItNeeds(JsonNode node, String type) {
        if (type.equals("text")) {
            return node.path("text").isTextual() && !node.path("text").asText().isEmpty();
        }
        if (type.equals("heading")) {
            int level = node.path("attrs").path("level").asInt();
            return level >= 1 && level <= 6;
        }
        String attribute = NEEDED_ATTRIBUTES.get(type);
        boolean attributed = attribute == null || node.path("attrs").has(attribute);
        boolean filled = !NEVER_EMPTY.contains(type) || !node.path("content").isEmpty();
        return attributed && filled;
    }

    private static boolean hasKnownMarks(JsonNode node) {
        for (JsonNode mark : node.path("marks")) {
            String type = mark.path("type").asText();
            boolean leadsNowhere = type.equals("link") && !mark.path("attrs").has("href");
            if (!MARKS.contains(type) || leadsNowhere) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Set<String>> children() {
        Map<String, Set<String>> children = new HashMap<>();
        String blocks =
                "paragraph heading bulletList orderedList codeBlock blockquote panel rule mediaSingle mediaGroup";
        String inlines = "text hardBreak mention emoji inlineCard date status";
        put(children, "doc", blocks + " table expand taskList blockCard");
        put(children, "paragraph heading taskItem", inlines);
        put(children, "bulletList orderedList", "listItem");
        put(children, "listItem", "paragraph bulletList orderedList codeBlock mediaSingle");
        put(children, "blockquote", "paragraph bulletList orderedList codeBlock mediaSingle mediaGroup");
        put(children, "panel", "paragraph heading bulletList orderedList codeBlock rule mediaSingle mediaGroup");
        put(children, "expand tableCell tableHeader", blocks);
        put(children, "codeBlock", "text");
        put(children, "taskList", "taskItem taskList");
        put(children, "mediaSingle mediaGroup", "media");
        put(children, "table", "tableRow");
        put(children, "tableRow", "tableCell tableHeader");
        put(children, "rule media blockCard " + inlines, "");
        return Map.copyOf(children);
    }

    private static void put(Map<String, Set<String>> children, String parents, String allowed) {
        Set<String> all = allowed.isEmpty() ? Set.of() : Set.of(allowed.split(" ", -1));
        Arrays.stream(parents.split(" ", -1)).forEach(parent -> children.put(parent, all));
    }
}

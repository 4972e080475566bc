package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of an issue is told in its changelog, by the field's name there; nothing is an empty text. */
record Facts(Map<String, String> all) {
    static Facts of(SandboxIssue issue) {
        Map<String, String> all = new TreeMap<>();
        all.put("status", issue.status);
        all.put("assignee", text(issue.assignee));
        all.put("Key", issue.key);
        return new Facts(all);
    }

    /** What differs from then, as an entry of the changelog; without items where nothing does. */
    ObjectNode entry(String id, Facts now) {
        ObjectNode entry = JiraJson.object().put("id", id);
        ArrayNode items = entry.putArray("items");
        all.forEach((field, was) -> {
            String became = Objects.requireNonNull(now.all().get(field));
            if (!was.equals(became)) {
                ObjectNode item = items.addObject().put("field", field).put("fieldtype", "jira");
                item.put("fromString", orNull(was)).put("toString", orNull(became));
            }
        });
        return entry;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

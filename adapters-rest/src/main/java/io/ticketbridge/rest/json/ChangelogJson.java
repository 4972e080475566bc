package io.ticketbridge.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticketbridge.domain.EventKind;
import io.ticketbridge.domain.IssueNews.Changelog;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The entry of the changelog that a delivery of Jira's brings; of its items those that are told of tickets. */
final class ChangelogJson {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final int LONGEST = 1_024;

    private static final Map<String, EventKind> KINDS = Map.of(
            "status", EventKind.TICKET_STATUS_CHANGED,
            "assignee", EventKind.TICKET_ASSIGNED,
            "Key", EventKind.TICKET_MOVED);

    private final Map<EventKind, Optional<String>> became = new EnumMap<>(EventKind.class);
    private String id = "";

    private ChangelogJson() {}

    /** What the value says at which the parser stands, which is read to its end. */
    static Optional<Changelog> read(JsonParser parser, JsonToken value) throws IOException {
        ChangelogJson entry = new ChangelogJson();
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            entry.take(parser.currentName(), parser);
        }
        return Optional.of(entry)
                .filter(read -> ID.matcher(read.id).matches() && !read.became.isEmpty())
                .map(read -> new Changelog(read.id, read.became));
    }

    private void take(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.nextToken();
        if (name.equals("id") && value.isScalarValue()) {
            id = parser.getText();
        } else if (name.equals("items") && value == JsonToken.START_ARRAY) {
            takeItems(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void takeItems(JsonParser parser) throws IOException {
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item == JsonToken.START_OBJECT) {
                takeItem(texts(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void takeItem(Map<String, String> item) {
        EventKind kind = KINDS.get(item.getOrDefault("field", ""));
        String now = item.getOrDefault("toString", "");
        if (kind != null && now.length() <= LONGEST) {
            became.put(kind, Optional.of(now).filter(text -> !text.isEmpty()));
        }
    }

    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }
}

package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an issue or a comment bears from its birth so that it is found again: an entity property, which nobody sees
 * (developer.atlassian.com, "Entity properties"; {@code properties} of {@code IssueUpdateDetails}), and a label where the
 * create screen has labels, which Jira's search finds.
 */
final class Marker {
    static final String PROPERTY = "tickets.intent";
    private static final String LABEL_PREFIX = "tkt-";

    private Marker() {}

    static ObjectNode property(IntentId marker) {
        ObjectNode property = JsonNodeFactory.instance.objectNode().put("key", PROPERTY);
        property.putObject("value").put("id", marker.value());
        return property;
    }

    static String label(IntentId marker) {
        return LABEL_PREFIX + marker;
    }

    static boolean isOn(CommentJson comment, IntentId marker) {
        return Stream.ofNullable(comment.properties())
                .flatMap(List::stream)
                .filter(property -> PROPERTY.equals(property.key()))
                .flatMap(property -> Stream.ofNullable(property.value()))
                .anyMatch(value -> marker.value().equals(value.path("id").asText()));
    }

    static boolean isOn(FoundIssueJson issue, IntentId marker) {
        return issue.intent().map(marker.value()::equals).orElseGet(() -> issue.labels()
                .contains(label(marker)));
    }
}

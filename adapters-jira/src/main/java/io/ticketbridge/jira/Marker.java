package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.AuthorMark;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.jira.json.CommentJson;
import io.ticketbridge.jira.json.FoundJson.FoundIssueJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an issue or a comment bears from its birth so that it is found again: an entity property, which nobody sees
 * (developer.atlassian.com, "Entity properties"; {@code properties} of {@code IssueUpdateDetails}), and a label where the
 * create screen has labels, which Jira's search finds.
 */
final class Marker {
    static final String PROPERTY = "tickets.intent";
    private static final String AUTHOR = "author";
    private static final String LABEL_PREFIX = "tkt-";

    private Marker() {}

    static ObjectNode property(IntentId marker) {
        return property(marker, Optional.empty());
    }

    static ObjectNode property(IntentId marker, Optional<AuthorMark> author) {
        ObjectNode property = JsonNodeFactory.instance.objectNode().put("key", PROPERTY);
        ObjectNode value = property.putObject("value").put("id", marker.value());
        author.ifPresent(mark -> value.put(AUTHOR, mark.value()));
        return property;
    }

    static String label(IntentId marker) {
        return LABEL_PREFIX + marker;
    }

    static boolean isOn(CommentJson comment, IntentId marker) {
        return values(comment)
                .anyMatch(value -> marker.value().equals(value.path("id").asText()));
    }

    /** What the comment says of who wrote it here. */
    static Optional<AuthorMark> authorOf(CommentJson comment) {
        return values(comment)
                .flatMap(value -> AuthorMark.parse(value.path(AUTHOR).asText()).stream())
                .findFirst();
    }

    private static Stream<JsonNode> values(CommentJson comment) {
        return Stream.ofNullable(comment.properties())
                .flatMap(List::stream)
                .filter(property -> PROPERTY.equals(property.key()))
                .flatMap(property -> Stream.ofNullable(property.value()));
    }

    static boolean isOn(FoundIssueJson issue, IntentId marker) {
        return issue.intent().map(marker.value()::equals).orElseGet(() -> issue.labels()
                .contains(label(marker)));
    }
}

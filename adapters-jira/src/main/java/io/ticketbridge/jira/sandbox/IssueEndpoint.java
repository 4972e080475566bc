package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /issue}: create and read. */
final class IssueEndpoint {
    private static final Set<String> KNOWN_FIELDS =
            Set.of("project", "issuetype", "summary", "description", "priority", "labels");
    private static final int MAX_SUMMARY = 255;
    private static final int MAX_TEXT = 32_767;

    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;

    IssueEndpoint(SandboxOptions options, SandboxState state, JiraJson json) {
        this.options = options;
        this.state = state;
        this.json = json;
    }

    Answer create(Exchange exchange) {
        JsonNode body = exchange.json();
        JsonNode fields = body.path("fields");
        checkFields(fields);
        SandboxIssue issue = state.create(
                fields.path("summary").asText(),
                typeOf(fields.path("issuetype")),
                description(exchange, fields),
                labels(fields));
        issue.priority = fields.path("priority").path("name").asText(null);
        body.path("properties")
                .forEach(property -> issue.properties.put(property.path("key").asText(), property.path("value")));
        return Answer.json(
                201, JiraJson.object().put("id", issue.id).put("key", issue.key).put("self", "/issue/" + issue.id));
    }

    Answer read(Exchange exchange) {
        Set<String> fields = listed(exchange.query("fields", "*all"));
        Set<String> properties = listed(exchange.query("properties", ""));
        return state.with(
                exchange.part("issue"),
                issue -> Answer.json(200, json.issue(issue, fields, properties, exchange.isV3())));
    }

    Answer delete(Exchange exchange) {
        state.delete(exchange.part("issue"));
        return Answer.nothing();
    }

    private void checkFields(JsonNode fields) {
        Map<String, String> errors = new LinkedHashMap<>();
        fields.fieldNames().forEachRemaining(field -> {
            if (!KNOWN_FIELDS.contains(field) || options.offScreen().contains(field)) {
                errors.put(
                        field, "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.");
            }
        });
        checkProject(fields.path("project"), errors);
        checkSummary(fields.path("summary"), errors);
        if (!errors.containsKey("project") && typeOf(fields.path("issuetype")).isEmpty()) {
            errors.put("issuetype", "Specify a valid issue type");
        }
        if (!errors.isEmpty()) {
            throw JiraError.fields(errors);
        }
    }

    private static void checkProject(JsonNode project, Map<String, String> errors) {
        boolean known = project.path("key").asText().equals(SandboxOptions.PROJECT)
                || project.path("id").asText().equals(MetaEndpoint.PROJECT_ID);
        if (!known) {
            errors.put("project", "valid project is required");
        }
    }

    private static void checkSummary(JsonNode node, Map<String, String> errors) {
        String summary = node.asText("");
        if (!node.isTextual() || summary.isBlank()) {
            errors.put("summary", "You must specify a summary of the issue.");
        } else if (summary.length() > MAX_SUMMARY) {
            errors.put("summary", "Summary can't exceed 255 characters.");
        } else if (summary.contains("\n") || summary.contains("\r")) {
            errors.put("summary", "The summary is invalid because it contains newline characters.");
        }
    }

    /** By id, or by name to the letter, as Jira does; empty where there is none. */
    private String typeOf(JsonNode type) {
        List<String> names = options.issueTypes();
        return names.stream()
                .filter(name -> name.equals(type.path("name").asText())
                        || MetaEndpoint.idOf(names, name).equals(type.path("id").asText()))
                .findFirst()
                .orElse("");
    }

    private static Body description(Exchange exchange, JsonNode fields) {
        JsonNode description = fields.path("description");
        if (description.isMissingNode() || description.isNull()) {
            return Body.EMPTY;
        }
        return Texts.body(exchange, description, "description", MAX_TEXT);
    }

    private static List<String> labels(JsonNode fields) {
        List<String> labels = new ArrayList<>();
        fields.path("labels").forEach(label -> labels.add(label.asText()));
        if (labels.stream().anyMatch(label -> label.contains(" "))) {
            throw JiraError.field("labels", "The label contains spaces which is invalid.");
        }
        return labels;
    }

    private static Set<String> listed(String names) {
        return Arrays.stream(names.split(",", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}

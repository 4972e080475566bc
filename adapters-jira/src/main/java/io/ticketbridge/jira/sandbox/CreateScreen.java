package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's create screen: its issue types, which fields may be set, and how each value is refused. */
final class CreateScreen {
    static final String PROJECT_ID = "10000";

    /** A field of the screen. */
    record Field(String id, String name, boolean required) {}

    private static final List<Field> STANDARD = List.of(
            new Field("project", "Project", true),
            new Field("issuetype", "Issue Type", true),
            new Field("summary", "Summary", true),
            new Field("description", "Description", false),
            new Field("priority", "Priority", false),
            new Field("labels", "Labels", false));
    static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Low", "Lowest");
    private static final int FIRST_TYPE = 10_001;
    private static final int MAX_SUMMARY = 255;

    private final ProjectOptions project;
    private final JiraJson json;

    CreateScreen(ProjectOptions project, JiraJson json) {
        this.project = project;
        this.json = json;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>(STANDARD);
        fields.removeIf(field -> project.offScreen().contains(field.id()));
        project.requiredFields().forEach((id, name) -> fields.add(new Field(id, name, true)));
        return fields;
    }

    ArrayNode issueTypes() {
        ArrayNode list = JiraJson.array();
        project.issueTypes().forEach(name -> list.add(issueType(name)));
        return list;
    }

    ObjectNode issueType(String name) {
        String id = idOf(name);
        return JiraJson.object()
                .put("self", json.self("/issuetype/" + id))
                .put("id", id)
                .put("name", name)
                .put("description", "")
                .put("iconUrl", json.self("/universal_avatar/view/type/issuetype/" + id))
                .put("subtask", false)
                .put("hierarchyLevel", name.equals("Epic") ? 1 : 0);
    }

    /** By id, or by name to the letter, as Jira does. */
    Optional<String> typeOf(JsonNode type) {
        return project.issueTypes().stream()
                .filter(name -> name.equals(type.path("name").asText())
                        || idOf(name).equals(type.path("id").asText()))
                .findFirst();
    }

    /** Refuses a new issue with all that is wrong with it. */
    void checkNew(JsonNode fields) {
        Map<String, String> errors = new LinkedHashMap<>();
        checkProject(fields.path("project"), errors);
        if (!errors.containsKey("project") && typeOf(fields.path("issuetype")).isEmpty()) {
            errors.put("issuetype", "Specify a valid issue type");
        }
        checkSummary(fields.path("summary"), errors);
        project.requiredFields().forEach((id, name) -> {
            if (!fields.hasNonNull(id)) {
                errors.put(id, name + " is required.");
            }
        });
        checkValues(fields, errors);
    }

    /** Refuses an edit with all that is wrong with it. */
    void checkEdit(JsonNode fields) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (fields.has("summary")) {
            checkSummary(fields.path("summary"), errors);
        }
        checkValues(fields, errors);
    }

    private void checkValues(JsonNode fields, Map<String, String> errors) {
        List<String> known = fields().stream().map(Field::id).toList();
        fields.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                errors.put(
                        field, "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.");
            }
        });
        if (known.contains("priority") && fields.hasNonNull("priority")) {
            checkPriority(fields.path("priority"), errors);
        }
        checkLabels(fields.path("labels"), errors);
        if (!errors.isEmpty()) {
            throw JiraError.fields(errors);
        }
    }

    private void checkProject(JsonNode node, Map<String, String> errors) {
        boolean known = node.path("key").asText().equals(project.key())
                || node.path("id").asText().equals(PROJECT_ID);
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

    private static void checkPriority(JsonNode priority, Map<String, String> errors) {
        if (!PRIORITIES.contains(priority.path("name").asText())) {
            errors.put("priority", "The priority selected is invalid.");
        }
    }

    private static void checkLabels(JsonNode labels, Map<String, String> errors) {
        for (String label : JiraJson.texts(labels)) {
            if (label.contains(" ")) {
                errors.putIfAbsent("labels", "The label '" + label + "' contains spaces which is invalid.");
            }
        }
    }

    private String idOf(String name) {
        return String.valueOf(FIRST_TYPE + project.issueTypes().indexOf(name));
    }
}

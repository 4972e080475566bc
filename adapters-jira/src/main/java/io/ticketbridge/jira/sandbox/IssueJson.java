package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issue and its comments in Jira's JSON. */
final class IssueJson {
    private static final Set<String> ALL = Set.of("*all", "*navigable");

    private final SandboxOptions options;
    private final JiraJson json;
    private final CreateScreen screen;

    IssueJson(SandboxOptions options, JiraJson json, CreateScreen screen) {
        this.options = options;
        this.json = json;
        this.screen = screen;
    }

    /**
     * What of an issue a caller asked for.
     *
     * @param fields their ids; {@code *all} for all, {@code -name} for all but this
     * @param properties their keys
     */
    record Wanted(Set<String> fields, Set<String> properties, boolean v3) {}

    ObjectNode issue(SandboxIssue issue, Wanted wanted) {
        ObjectNode shown = JiraJson.object()
                .put("expand", "renderedFields,names,schema,operations,editmeta,changelog")
                .put("id", issue.id)
                .put("self", json.self("/issue/" + issue.id))
                .put("key", issue.key);
        ObjectNode fields = fields(issue, wanted.v3());
        if (!wanted.fields().isEmpty()) {
            retain(fields, wanted.fields());
        }
        shown.set("fields", fields);
        if (!wanted.properties().isEmpty()) {
            shown.set("properties", JiraJson.chosen(issue.properties, wanted.properties()::contains));
        }
        return shown;
    }

    /** What fields are called and what they hold, where a caller asks for it. */
    void expand(ObjectNode shown, Set<String> expanded) {
        List<String> ids = new ArrayList<>();
        shown.path("fields").fieldNames().forEachRemaining(ids::add);
        if (expanded.contains("names")) {
            ObjectNode names = shown.putObject("names");
            ids.forEach(id -> names.put(id, nameOf(id)));
        }
        if (expanded.contains("schema")) {
            ObjectNode schema = shown.putObject("schema");
            ids.forEach(id -> schema.putObject(id).put("type", "any").put("system", id));
        }
    }

    private String nameOf(String id) {
        return screen.fields().stream()
                .filter(field -> field.id().equals(id))
                .map(CreateScreen.Field::name)
                .findFirst()
                .orElseGet(() -> Character.toUpperCase(id.charAt(0)) + id.substring(1));
    }

    ObjectNode comment(SandboxComment comment, boolean v3, boolean withProperties) {
        ObjectNode shown = JiraJson.object()
                .put("self", json.self("/comment/" + comment.id))
                .put("id", comment.id);
        shown.set("author", json.user(comment.author));
        shown.set("updateAuthor", json.user(comment.author));
        JiraJson.putText(shown, "body", comment.body, v3);
        shown.put("created", json.date(comment.created))
                .put("updated", json.date(comment.updated))
                .put("jsdPublic", true);
        if (withProperties) {
            ArrayNode properties = shown.putArray("properties");
            comment.properties.forEach(
                    (key, value) -> properties.addObject().put("key", key).set("value", value));
        }
        return shown;
    }

    private ObjectNode fields(SandboxIssue issue, boolean v3) {
        ObjectNode fields = JiraJson.object().put("summary", issue.summary);
        fields.set("status", json.status(issue.status));
        fields.set("assignee", issue.assignee == null ? fields.nullNode() : json.user(issue.assignee));
        fields.set("reporter", json.user(issue.creator));
        fields.set("creator", json.user(issue.creator));
        fields.set("issuetype", screen.issueType(issue.type));
        fields.putObject("project").put("key", issue.project()).put("self", json.self("/project/" + issue.project()));
        String priority = Objects.requireNonNullElse(issue.priority, "Medium");
        fields.set(
                "priority",
                listed("priority", CreateScreen.PRIORITIES, priority).put("iconUrl", json.self("/priority.svg")));
        fields.set("resolution", resolution(issue.resolution));
        issue.labels.forEach(fields.putArray("labels")::add);
        if (issue.description.text().isEmpty()) {
            fields.putNull("description");
        } else {
            JiraJson.putText(fields, "description", issue.description, v3);
        }
        fields.put("created", json.date(issue.created)).put("updated", json.date(issue.updated));
        fields.set("comment", firstComments(issue, v3));
        ArrayNode attachments = fields.putArray("attachment");
        issue.attachments.forEach(file -> attachments.add(json.attachment(file)));
        fields.setAll(issue.furtherFields);
        return fields;
    }

    private ObjectNode firstComments(SandboxIssue issue, boolean v3) {
        int perPage = options.answers().commentsPerPage();
        List<SandboxComment> all = issue.comments;
        ObjectNode page = JiraJson.object();
        ArrayNode list = page.putArray("comments");
        all.stream().limit(perPage).forEach(comment -> list.add(comment(comment, v3, false)));
        return page.put("self", json.self("/issue/" + issue.id + "/comment"))
                .put("maxResults", Math.min(perPage, all.size()))
                .put("total", all.size())
                .put("startAt", 0);
    }

    private JsonNode resolution(@Nullable String name) {
        return name == null
                ? JiraJson.object().nullNode()
                : listed("resolution", Workflow.RESOLUTIONS, name).put("description", "");
    }

    /** One of the things of a kind that Jira has, numbered from 1. */
    private ObjectNode listed(String kind, List<String> all, String name) {
        int id = all.indexOf(name) + 1;
        return JiraJson.object()
                .put("self", json.self("/" + kind + "/" + id))
                .put("id", String.valueOf(id))
                .put("name", name);
    }

    private static void retain(ObjectNode fields, Set<String> wanted) {
        if (wanted.stream().noneMatch(ALL::contains) && wanted.stream().anyMatch(name -> !name.startsWith("-"))) {
            fields.retain(wanted);
        }
        wanted.stream().filter(name -> name.startsWith("-")).forEach(name -> fields.remove(name.substring(1)));
    }
}

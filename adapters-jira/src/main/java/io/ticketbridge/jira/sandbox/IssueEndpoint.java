package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.IssueJson.Wanted;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import java.util.Set;
import java.util.function.BiConsumer;

/** {@code /issue}: create, read, edit, delete. */
final class IssueEndpoint {
    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;
    private final IssueJson issues;
    private final CreateScreen screen;
    private final TransitionEndpoint transitions;

    IssueEndpoint(
            SandboxOptions options,
            SandboxState state,
            JiraJson json,
            IssueJson issues,
            CreateScreen screen,
            TransitionEndpoint transitions) {
        this.transitions = transitions;
        this.options = options;
        this.state = state;
        this.json = json;
        this.issues = issues;
        this.screen = screen;
    }

    Answer create(Exchange exchange) {
        JsonNode request = exchange.json();
        JsonNode fields = request.path("fields");
        screen.checkNew(fields);
        Body description = description(exchange, fields);
        String type = screen.typeOf(fields.path("issuetype")).orElseThrow();
        return state.create(options.project().key(), fields.path("summary").asText(), type, issue -> {
            set(issue, fields, description);
            eachProperty(request, issue.properties::put);
            return Answer.json(
                    201,
                    JiraJson.object()
                            .put("id", issue.id)
                            .put("key", issue.key)
                            .put("self", json.self("/issue/" + issue.id)));
        });
    }

    Answer read(Exchange exchange) {
        Wanted wanted = new Wanted(exchange.list("fields", "*all"), exchange.list("properties", ""), exchange.isV3());
        Set<String> expanded = exchange.list("expand", "");
        return state.with(exchange.part("issue"), issue -> {
            ObjectNode shown = issues.issue(issue, wanted);
            issues.expand(shown, expanded);
            if (expanded.contains("transitions")) {
                shown.set("transitions", transitions.offered(issue, false));
            }
            return Answer.json(200, shown);
        });
    }

    Answer edit(Exchange exchange) {
        JsonNode request = exchange.json();
        JsonNode fields = request.path("fields");
        return state.with(exchange.part("issue"), issue -> {
            screen.checkEdit(fields);
            Body description = fields.has("description") ? description(exchange, fields) : issue.description;
            issue.summary = fields.path("summary").asText(issue.summary);
            set(issue, fields, description);
            changeLabels(issue, request.path("update").path("labels"));
            eachProperty(request, issue.properties::put);
            state.touch(issue);
            return Answer.nothing();
        });
    }

    Answer delete(Exchange exchange) {
        state.delete(exchange.part("issue"));
        return Answer.nothing();
    }

    /** What a request sets beside the fields, as {@code [{"key": …, "value": …}]}. */
    static void eachProperty(JsonNode request, BiConsumer<String, JsonNode> use) {
        request.path("properties")
                .forEach(property -> use.accept(property.path("key").asText(), property.path("value")));
    }

    private void set(SandboxIssue issue, JsonNode fields, Body description) {
        issue.description = description;
        if (fields.hasNonNull("priority")) {
            issue.priority = fields.path("priority").path("name").asText();
        }
        if (fields.has("labels")) {
            issue.labels.clear();
            issue.labels.addAll(JiraJson.texts(fields.path("labels")));
        }
        options.project().requiredFields().keySet().stream()
                .filter(fields::has)
                .forEach(id -> issue.furtherFields.put(id, fields.path(id)));
    }

    private static void changeLabels(SandboxIssue issue, JsonNode changes) {
        changes.forEach(change -> {
            if (change.has("add")) {
                issue.labels.add(change.path("add").asText());
            }
            issue.labels.remove(change.path("remove").asText());
        });
    }

    private static Body description(Exchange exchange, JsonNode fields) {
        return fields.hasNonNull("description")
                ? Texts.body(exchange, fields.path("description"), "description")
                : Body.EMPTY;
    }
}

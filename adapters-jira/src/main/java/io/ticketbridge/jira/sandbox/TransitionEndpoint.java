package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.Workflow.Transition;
import java.util.Optional;

/** {@code /issue/{issue}/transitions}. */
final class TransitionEndpoint {
    private static final String RESOLUTION = "resolution";

    private final Workflow workflow;
    private final SandboxState state;
    private final JiraJson json;

    TransitionEndpoint(Workflow workflow, SandboxState state, JiraJson json) {
        this.workflow = workflow;
        this.state = state;
        this.json = json;
    }

    Answer list(Exchange exchange) {
        boolean withFields = exchange.list("expand", "").contains("transitions.fields");
        return state.with(exchange.part("issue"), issue -> {
            ObjectNode shown = JiraJson.object().put("expand", "transitions");
            shown.set("transitions", offered(issue, withFields));
            return Answer.json(200, shown);
        });
    }

    ArrayNode offered(SandboxIssue issue, boolean withFields) {
        ArrayNode list = JiraJson.array();
        workflow.from(issue.status).forEach(transition -> list.add(shown(transition, withFields)));
        return list;
    }

    Answer perform(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            Transition transition =
                    find(issue, request.path("transition").path("id").asText());
            issue.resolution = resolution(transition, request.path("fields").path(RESOLUTION))
                    .orElse(null);
            issue.status = transition.to();
            state.touch(issue);
            return Answer.nothing();
        });
    }

    private ObjectNode shown(Transition transition, boolean withFields) {
        ObjectNode shown = JiraJson.object().put("id", transition.id()).put("name", transition.name());
        shown.set("to", json.status(transition.to()));
        shown.put("hasScreen", transition.resolutionRequired())
                .put("isGlobal", true)
                .put("isAvailable", true);
        if (withFields) {
            ObjectNode fields = shown.putObject("fields");
            if (transition.resolutionRequired()) {
                fields.set(RESOLUTION, resolutionField());
            }
        }
        return shown;
    }

    private static ObjectNode resolutionField() {
        ObjectNode field = JiraJson.object().put("required", true).put("name", "Resolution");
        field.put("key", RESOLUTION).putArray("operations").add("set");
        ArrayNode allowed = field.putArray("allowedValues");
        Workflow.RESOLUTIONS.forEach(
                name -> allowed.addObject().put("id", idOf(name)).put("name", name));
        return field;
    }

    /** A resolution is set where the transition has a screen that asks for it, and nowhere else. */
    private static Optional<String> resolution(Transition transition, JsonNode sent) {
        if (!transition.resolutionRequired()) {
            if (!sent.isMissingNode()) {
                throw JiraError.field(
                        RESOLUTION,
                        "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.");
            }
            return Optional.empty();
        }
        if (sent.isMissingNode() || sent.isNull()) {
            throw JiraError.field(RESOLUTION, "Resolution is required.");
        }
        return Optional.of(Workflow.RESOLUTIONS.stream()
                .filter(name -> name.equals(sent.path("name").asText())
                        || idOf(name).equals(sent.path("id").asText()))
                .findFirst()
                .orElseThrow(() -> JiraError.field(RESOLUTION, "Could not find valid 'id' or 'name' in the object.")));
    }

    private static String idOf(String resolution) {
        return String.valueOf(Workflow.RESOLUTIONS.indexOf(resolution) + 1);
    }

    private Transition find(SandboxIssue issue, String id) {
        return workflow.from(issue.status).stream()
                .filter(transition -> transition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> JiraError.message(
                        400, "It seems that you have tried to perform a workflow operation that is not valid."));
    }
}

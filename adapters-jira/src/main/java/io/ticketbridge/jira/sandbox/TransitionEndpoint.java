package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import io.ticketbridge.jira.sandbox.Workflow.Transition;

/** {@code /issue/{issue}/transitions}. */
final class TransitionEndpoint {
    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;

    TransitionEndpoint(SandboxOptions options, SandboxState state, JiraJson json) {
        this.options = options;
        this.state = state;
        this.json = json;
    }

    Answer list(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> {
            var transitions = json.transitions(options.workflow().from(issue.status));
            return Answer.json(
                    200, JiraJson.object().put("expand", "transitions").set("transitions", transitions));
        });
    }

    Answer perform(Exchange exchange) {
        JsonNode request = exchange.json();
        return state.with(exchange.part("issue"), issue -> {
            Transition transition =
                    find(issue, request.path("transition").path("id").asText());
            String resolution =
                    request.path("fields").path("resolution").path("name").asText("");
            if (transition.resolutionRequired() && resolution.isEmpty()) {
                throw JiraError.field("resolution", "Resolution is required.");
            }
            issue.status = transition.to();
            issue.resolution = resolution.isEmpty() ? null : resolution;
            issue.updated = state.now();
            return Answer.nothing();
        });
    }

    private Transition find(SandboxIssue issue, String id) {
        return options.workflow().from(issue.status).stream()
                .filter(transition -> transition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> JiraError.message(
                        400, "It seems that you have tried to perform a workflow operation that is not valid."));
    }
}

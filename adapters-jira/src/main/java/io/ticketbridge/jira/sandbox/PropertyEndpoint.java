package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What other programs keep with an issue: {@code /issue/{issue}/properties} and {@code /issue/{issue}/remotelink}. */
final class PropertyEndpoint {
    private final SandboxState state;
    private final JiraJson json;

    PropertyEndpoint(SandboxState state, JiraJson json) {
        this.state = state;
        this.json = json;
    }

    Answer list(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> {
            ObjectNode shown = JiraJson.object();
            ArrayNode keys = shown.putArray("keys");
            issue.properties.keySet().forEach(key -> keys.addObject().put("key", key));
            return Answer.json(200, shown);
        });
    }

    Answer read(Exchange exchange) {
        String key = exchange.part("property");
        return state.with(exchange.part("issue"), issue -> {
            if (!issue.properties.containsKey(key)) {
                throw noSuchProperty(key);
            }
            return Answer.json(200, JiraJson.object().put("key", key).set("value", issue.properties.get(key)));
        });
    }

    /** Any JSON is a value. */
    Answer put(Exchange exchange) {
        JsonNode value = exchange.anyJson();
        return state.with(exchange.part("issue"), issue -> {
            boolean isNew = issue.properties.put(exchange.part("property"), value) == null;
            return Answer.of(isNew ? 201 : 200, "application/json", "");
        });
    }

    Answer delete(Exchange exchange) {
        String key = exchange.part("property");
        return state.with(exchange.part("issue"), issue -> {
            if (issue.properties.remove(key) == null) {
                throw noSuchProperty(key);
            }
            return Answer.nothing();
        });
    }

    /** A link with the {@code globalId} of another takes its place. */
    Answer link(Exchange exchange) {
        JsonNode link = exchange.json();
        if (!link.path("object").hasNonNull("url") || !link.path("object").hasNonNull("title")) {
            throw JiraError.field("title", "The link's title and URL are required.");
        }
        return state.with(exchange.part("issue"), issue -> {
            String globalId =
                    link.path("globalId").asText(link.path("object").path("url").asText());
            boolean isNew = issue.remoteLinks.put(globalId, link) == null;
            int id = 10_000 + issue.remoteLinks.keySet().stream().toList().indexOf(globalId);
            String self = json.self("/issue/" + issue.id + "/remotelink/" + id);
            return Answer.json(
                    isNew ? 201 : 200, JiraJson.object().put("id", id).put("self", self));
        });
    }

    Answer links(Exchange exchange) {
        return state.with(exchange.part("issue"), issue -> {
            ArrayNode list = JiraJson.array();
            list.addAll(issue.remoteLinks.values());
            return Answer.json(200, list);
        });
    }

    private static JiraError noSuchProperty(String key) {
        return JiraError.message(404, "The property with key '" + key + "' does not exist.");
    }
}

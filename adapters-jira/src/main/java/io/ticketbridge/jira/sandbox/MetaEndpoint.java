package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.Exchange.Answer;
import java.util.List;
import java.util.Locale;

/** What a Jira says of itself: server, account, project, and what a create screen has. */
final class MetaEndpoint {
    static final String PROJECT_ID = "10000";

    private static final List<String> SCREEN =
            List.of("project", "issuetype", "summary", "description", "priority", "labels");

    private final SandboxOptions options;
    private final JiraJson json;
    private final String baseUrl;

    MetaEndpoint(SandboxOptions options, JiraJson json, String baseUrl) {
        this.options = options;
        this.json = json;
        this.baseUrl = baseUrl;
    }

    static String idOf(List<String> types, String name) {
        return String.valueOf(10_001 + types.indexOf(name));
    }

    Answer serverInfo(Exchange exchange) {
        ObjectNode info = JiraJson.object().put("baseUrl", baseUrl).put("serverTitle", "Jira Sandbox");
        info.put("version", json.isCloud() ? "1001.0.0-SNAPSHOT" : "9.12.2");
        info.put("deploymentType", json.isCloud() ? "Cloud" : "Server").put("buildNumber", 100_240);
        return Answer.json(200, info);
    }

    Answer myself(Exchange exchange) {
        return Answer.json(200, json.user(JiraSandbox.ACCOUNT).put("locale", "en_US"));
    }

    Answer project(Exchange exchange) {
        if (!List.of(SandboxOptions.PROJECT, PROJECT_ID).contains(exchange.part("project"))) {
            throw JiraError.message(404, "No project could be found with key '" + exchange.part("project") + "'.");
        }
        ObjectNode project = JiraJson.object().put("id", PROJECT_ID).put("key", SandboxOptions.PROJECT);
        project.put("name", "Security").put("projectTypeKey", "software");
        project.set("issueTypes", types());
        return Answer.json(200, project);
    }

    /** Cloud names the list {@code issueTypes}, Data Center {@code values}. */
    Answer issueTypes(Exchange exchange) {
        project(exchange);
        ObjectNode page = JiraJson.object().put("startAt", 0).put("maxResults", 50);
        page.put("total", options.issueTypes().size()).put("isLast", true);
        return Answer.json(200, page.set(json.isCloud() ? "issueTypes" : "values", types()));
    }

    /** Cloud names the list {@code fields}, Data Center {@code values}. */
    Answer fields(Exchange exchange) {
        project(exchange);
        ObjectNode page = JiraJson.object().put("startAt", 0).put("maxResults", 50);
        ArrayNode fields = page.putArray(json.isCloud() ? "fields" : "values");
        SCREEN.stream().filter(field -> !options.offScreen().contains(field)).forEach(field -> fields.addObject()
                .put("fieldId", field)
                .put("key", field)
                .put("name", nameOf(field))
                .put("required", List.of("project", "issuetype", "summary").contains(field)));
        return Answer.json(200, page.put("total", fields.size()).put("isLast", true));
    }

    private ArrayNode types() {
        ArrayNode list = JiraJson.object().arrayNode();
        options.issueTypes().forEach(name -> list.addObject()
                .put("id", idOf(options.issueTypes(), name))
                .put("name", name)
                .put("subtask", false));
        return list;
    }

    private static String nameOf(String field) {
        return field.equals("issuetype")
                ? "Issue Type"
                : field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    }
}

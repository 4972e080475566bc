package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /issue/createmeta}: which issues can be created, and with which fields. */
final class CreateMetaEndpoint {
    private static final int USUAL = 50;

    private final String project;
    private final JiraJson json;
    private final CreateScreen screen;

    CreateMetaEndpoint(String project, JiraJson json, CreateScreen screen) {
        this.project = project;
        this.json = json;
        this.screen = screen;
    }

    /** Cloud names the list {@code issueTypes}, Data Center {@code values}. */
    Answer issueTypes(Exchange exchange) {
        checkProject(exchange);
        return Answer.json(200, page(exchange, json.isCloud() ? "issueTypes" : "values", screen.issueTypes()));
    }

    /** Cloud names the list {@code fields}, Data Center {@code values}. */
    Answer fields(Exchange exchange) {
        checkProject(exchange);
        String type = exchange.part("type");
        if (screen.typeOf(JiraJson.object().put("id", type)).isEmpty()) {
            throw JiraError.message(404, "Issue type with id '" + type + "' does not exist or is not in the project.");
        }
        ArrayNode fields = JiraJson.array();
        screen.fields().forEach(field -> fields.add(shown(field)));
        return Answer.json(200, page(exchange, json.isCloud() ? "fields" : "values", fields));
    }

    /** The old form, all in one; a project that is not there is left out. */
    Answer everything(Exchange exchange) {
        ObjectNode shown = JiraJson.object().put("expand", "projects");
        ArrayNode projects = shown.putArray("projects");
        if (exchange.list("projectKeys", project).contains(project)) {
            ArrayNode types = screen.issueTypes();
            if (exchange.list("expand", "").contains("projects.issuetypes.fields")) {
                types.forEach(type -> addFields((ObjectNode) type));
            }
            projects.addObject()
                    .put("id", CreateScreen.PROJECT_ID)
                    .put("key", project)
                    .put("name", "Security")
                    .set("issuetypes", types);
        }
        return Answer.json(200, shown);
    }

    private void addFields(ObjectNode type) {
        ObjectNode fields = type.putObject("fields");
        screen.fields().forEach(field -> fields.set(field.id(), shown(field)));
    }

    private void checkProject(Exchange exchange) {
        String idOrKey = exchange.part("project");
        if (!idOrKey.equals(project) && !idOrKey.equals(CreateScreen.PROJECT_ID)) {
            throw JiraError.message(404, "No project could be found with key '" + idOrKey + "'.");
        }
    }

    private static ObjectNode shown(CreateScreen.Field field) {
        ObjectNode shown = JiraJson.object()
                .put("required", field.required())
                .put("name", field.name())
                .put("key", field.id())
                .put("fieldId", field.id())
                .put("hasDefaultValue", false);
        shown.putObject("schema").put("type", "string").put("system", field.id());
        shown.putArray("operations").add("set");
        return shown;
    }

    private static ObjectNode page(Exchange exchange, String name, ArrayNode all) {
        int startAt = exchange.number("startAt", 0);
        int maxResults = exchange.number("maxResults", USUAL);
        ObjectNode page = JiraJson.object().put("startAt", startAt).put("maxResults", maxResults);
        ArrayNode list = page.put("total", all.size())
                .put("isLast", startAt + maxResults >= all.size())
                .putArray(name);
        for (int i = startAt; i < Math.min(all.size(), startAt + maxResults); i++) {
            list.add(all.get(i));
        }
        return page;
    }
}

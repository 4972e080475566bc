package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What a Jira says of itself: server, account, permissions and projects. */
final class MetaEndpoint {
    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;
    private final CreateScreen screen;
    private final String baseUrl;

    MetaEndpoint(SandboxOptions options, SandboxState state, JiraJson json, CreateScreen screen, String baseUrl) {
        this.options = options;
        this.state = state;
        this.json = json;
        this.screen = screen;
        this.baseUrl = baseUrl;
    }

    Answer serverInfo(Exchange exchange) {
        ObjectNode info = JiraJson.object().put("baseUrl", baseUrl).put("serverTitle", "Jira Sandbox");
        List<Integer> numbers = json.isCloud() ? List.of(1001, 0, 0) : List.of(9, 12, 2);
        numbers.forEach(info.putArray("versionNumbers")::add);
        if (!json.isCloud()) {
            info.put("buildDate", "2024-01-15T00:00:00.000+0100").put("scmInfo", "0123456789abcdef");
        }
        return Answer.json(
                200,
                info.put("version", json.isCloud() ? "1001.0.0-SNAPSHOT" : "9.12.2")
                        .put("deploymentType", json.isCloud() ? "Cloud" : "Server")
                        .put("buildNumber", 100_240)
                        .put("serverTime", json.date(state.now())));
    }

    Answer myself(Exchange exchange) {
        return Answer.json(200, json.user(JiraSandbox.ACCOUNT).put("locale", "en_US"));
    }

    /** The caller may do everything in the projects that there are. Cloud wants to be told which permissions are meant. */
    Answer permissions(Exchange exchange) {
        if (json.isCloud() && exchange.query("permissions", "").isEmpty()) {
            throw JiraError.message(400, "The 'permissions' query parameter is required.");
        }
        String project = exchange.query("projectKey", options.project().key());
        if (!state.projects().contains(project)) {
            throw JiraError.message(404, "No project could be found with key '" + project + "'.");
        }
        ObjectNode shown = JiraJson.object();
        ObjectNode permissions = shown.putObject("permissions");
        exchange.list("permissions", "BROWSE_PROJECTS,CREATE_ISSUES,EDIT_ISSUES")
                .forEach(key -> permissions
                        .putObject(key)
                        .put("id", String.valueOf(key.length()))
                        .put("key", key)
                        .put("name", key.replace('_', ' ').toLowerCase(Locale.ROOT))
                        .put("type", "PROJECT")
                        .put("havePermission", true));
        return Answer.json(200, shown);
    }

    /** As large as both editions take them where nobody has set it otherwise: 10 MB. */
    Answer uploads(Exchange exchange) {
        return Answer.json(200, JiraJson.object().put("enabled", true).put("uploadLimit", 10_485_760));
    }

    Answer project(Exchange exchange) {
        String idOrKey = exchange.part("project");
        String key = idOrKey.equals(CreateScreen.PROJECT_ID) ? options.project().key() : idOrKey;
        if (!state.projects().contains(key)) {
            throw JiraError.message(404, "No project could be found with key '" + idOrKey + "'.");
        }
        return Answer.json(200, project(key).set("issueTypes", screen.issueTypes()));
    }

    Answer projects(Exchange exchange) {
        return Answer.json(200, allProjects());
    }

    Answer projectSearch(Exchange exchange) {
        ArrayNode all = allProjects();
        ObjectNode page = JiraJson.object().put("startAt", 0).put("maxResults", 50);
        return Answer.json(
                200, page.put("total", all.size()).put("isLast", true).set("values", all));
    }

    private ArrayNode allProjects() {
        ArrayNode all = JiraJson.array();
        state.projects().stream().sorted().forEach(key -> all.add(project(key)));
        return all;
    }

    private ObjectNode project(String key) {
        boolean first = key.equals(options.project().key());
        boolean teamManaged = options.project().offScreen().contains("priority");
        return JiraJson.object()
                .put("self", json.self("/project/" + key))
                .put(
                        "id",
                        first ? CreateScreen.PROJECT_ID : String.valueOf(20_000 + Math.floorMod(key.hashCode(), 9_999)))
                .put("key", key)
                .put("name", first ? "Security" : key)
                .put("projectTypeKey", "software")
                .put("simplified", teamManaged)
                .put("style", teamManaged ? "next-gen" : "classic");
    }
}

package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** What all of the sandbox's JSON is made of, in which each edition has its own words. */
final class JiraJson {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private final SandboxOptions options;
    private final String baseUrl;

    JiraJson(SandboxOptions options, String baseUrl) {
        this.options = options;
        this.baseUrl = baseUrl;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    boolean isCloud() {
        return options.edition() == Edition.CLOUD;
    }

    /** The URL by which Jira names a thing of its own. */
    String self(String path) {
        return baseUrl + "/rest/api/" + (isCloud() ? "3" : "2") + path;
    }

    /** Cloud names users by accountId and never by name; Data Center by name and key. */
    ObjectNode user(String displayName) {
        String name = displayName.toLowerCase(Locale.ROOT).replace(' ', '.');
        boolean isCaller = displayName.equals(JiraSandbox.ACCOUNT);
        ObjectNode user = object().put("self", self("/user?name=" + encoded(name)));
        if (isCloud()) {
            user.put("accountId", "712020:" + Integer.toHexString(displayName.hashCode()))
                    .put("accountType", "atlassian");
        } else {
            user.put("name", name).put("key", "JIRAUSER" + Math.floorMod(displayName.hashCode(), 100_000));
        }
        user.put("emailAddress", isCaller ? options.account().email() : name + "@example.com")
                .put("displayName", displayName)
                .put("active", true)
                .put("timeZone", options.answers().zone().getId());
        user.putObject("avatarUrls").put("48x48", baseUrl + "/secure/useravatar?avatarId=10122");
        return user;
    }

    ObjectNode status(String name) {
        String category = Objects.requireNonNull(Workflow.CATEGORIES.get(name));
        String id = String.valueOf(10_000 + Workflow.STATUSES.indexOf(name));
        ObjectNode status = object().put("self", self("/status/" + id)).put("id", id);
        status.put("name", name).put("description", "").put("iconUrl", baseUrl + "/images/icons/status.gif");
        status.putObject("statusCategory")
                .put(
                        "id",
                        List.of("undefined", "", "new", "done", "indeterminate").indexOf(category))
                .put("key", category)
                .put("colorName", category.equals("done") ? "green" : "blue-gray")
                .put("name", nameOfCategory(category));
        return status;
    }

    ObjectNode attachment(SandboxFile file) {
        ObjectNode json = object().put("self", self("/attachment/" + file.id()));
        json.put("id", file.id()).put("filename", file.name()).put("size", file.size());
        json.set("author", user(file.author()));
        String content = isCloud()
                ? baseUrl + "/rest/api/3/attachment/content/" + file.id()
                : baseUrl + "/secure/attachment/" + file.id() + "/" + encoded(file.name());
        return json.put("created", date(file.created()))
                .put("mimeType", file.mimeType())
                .put("content", content);
    }

    String date(Instant instant) {
        return DATE.format(instant.atZone(options.answers().zone()));
    }

    static void putText(ObjectNode json, String field, Body body, boolean v3) {
        if (v3) {
            json.set(field, Texts.shownInV3(body));
        } else {
            json.put(field, body.text());
        }
    }

    /** Each given name, as many of an API's list of names are: the wanted ones alone. */
    static ObjectNode chosen(Map<String, JsonNode> all, Predicate<String> wanted) {
        ObjectNode json = object();
        all.forEach((key, value) -> {
            if (wanted.test(key)) {
                json.set(key, value);
            }
        });
        return json;
    }

    static List<String> texts(JsonNode list) {
        JsonNode[] nodes = new JsonNode[list.size()];
        Arrays.setAll(nodes, list::get);
        return Arrays.stream(nodes).map(JsonNode::asText).toList();
    }

    static String nameOfCategory(String category) {
        return switch (category) {
            case "new" -> "To Do";
            case "done" -> "Done";
            default -> "In Progress";
        };
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

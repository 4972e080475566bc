package io.ticketbridge.jira.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.jira.sandbox.SandboxIssue.Body;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxComment;
import io.ticketbridge.jira.sandbox.SandboxIssue.SandboxFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The sandbox's things in Jira's JSON, in which each edition has its own words. */
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

    boolean isCloud() {
        return options.edition() == Edition.CLOUD;
    }

    /** Cloud names users by accountId and never by name; Data Center by name and key. */
    ObjectNode user(String displayName) {
        ObjectNode user = object().put("self", baseUrl + "/user")
                .put("displayName", displayName)
                .put("active", true);
        String name = displayName.toLowerCase(Locale.ROOT).replace(' ', '.');
        if (isCloud()) {
            user.put("accountId", "712020:" + Integer.toHexString(displayName.hashCode()))
                    .put("accountType", "atlassian");
        } else {
            user.put("name", name).put("key", "JIRAUSER" + Math.abs(displayName.hashCode() % 100_000));
        }
        user.put("emailAddress", name + "@example.com")
                .put("timeZone", options.zone().getId());
        user.putObject("avatarUrls");
        return user;
    }

    ObjectNode status(String name) {
        String category = Objects.requireNonNull(Workflow.CATEGORIES.get(name));
        ObjectNode status = object().put("name", name).put("id", String.valueOf(10_000 + category.length()));
        status.putObject("statusCategory").put("key", category).put("name", category);
        return status;
    }

    /** An issue with the fields that were asked for. */
    ObjectNode issue(SandboxIssue issue, Set<String> fields, Set<String> properties, boolean v3) {
        ObjectNode json = object().put("expand", "renderedFields,names")
                .put("id", issue.id)
                .put("key", issue.key);
        json.put("self", baseUrl + "/rest/api/2/issue/" + issue.id);
        ObjectNode all = fields(issue, v3);
        if (!fields.contains("*all")) {
            all.retain(fields);
        }
        json.set("fields", all);
        if (!properties.isEmpty()) {
            ObjectNode shown = json.putObject("properties");
            issue.properties.forEach((key, value) -> {
                if (properties.contains(key)) {
                    shown.set(key, value);
                }
            });
        }
        return json;
    }

    ObjectNode comment(SandboxComment comment, boolean v3) {
        ObjectNode json = object().put("id", comment.id).put("self", baseUrl + "/comment/" + comment.id);
        json.set("author", user(comment.author));
        json.set("updateAuthor", user(comment.author));
        putText(json, "body", comment.body, v3);
        return json.put("created", date(comment.created))
                .put("updated", date(comment.updated))
                .put("jsdPublic", true);
    }

    /** A page of an issue's comments. */
    ObjectNode comments(SandboxIssue issue, int startAt, int maxResults, boolean v3) {
        ObjectNode page = object();
        ArrayNode list = page.putArray("comments");
        issue.comments.stream().skip(startAt).limit(maxResults).forEach(comment -> list.add(comment(comment, v3)));
        return page.put("startAt", startAt).put("maxResults", maxResults).put("total", issue.comments.size());
    }

    ObjectNode attachment(SandboxFile file) {
        ObjectNode json =
                object().put("id", file.id()).put("filename", file.name()).put("size", file.size());
        json.set("author", user(file.author()));
        String content = isCloud()
                ? baseUrl + "/rest/api/3/attachment/content/" + file.id()
                : baseUrl + "/secure/attachment/" + file.id() + "/" + encoded(file.name());
        return json.put("created", date(file.created()))
                .put("mimeType", file.mimeType())
                .put("content", content);
    }

    private ObjectNode fields(SandboxIssue issue, boolean v3) {
        ObjectNode fields = object().put("summary", issue.summary);
        fields.set("status", status(issue.status));
        fields.set("assignee", issue.assignee == null ? fields.nullNode() : user(issue.assignee));
        fields.set("reporter", user(JiraSandbox.ACCOUNT));
        fields.putObject("issuetype").put("name", issue.type);
        fields.putObject("priority").put("name", Objects.requireNonNullElse(issue.priority, "Medium"));
        ArrayNode labels = fields.putArray("labels");
        issue.labels.forEach(labels::add);
        putText(fields, "description", issue.description, v3);
        fields.put("created", date(issue.created)).put("updated", date(issue.updated));
        fields.set("comment", comments(issue, 0, options.commentsPerPage(), v3));
        ArrayNode attachments = fields.putArray("attachment");
        issue.attachments.forEach(file -> attachments.add(attachment(file)));
        return fields;
    }

    ArrayNode transitions(List<Workflow.Transition> transitions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        transitions.forEach(transition -> {
            ObjectNode json = list.addObject().put("id", transition.id()).put("name", transition.name());
            json.set("to", status(transition.to()));
            ObjectNode fields = json.putObject("fields");
            if (transition.resolutionRequired()) {
                ObjectNode resolution =
                        fields.putObject("resolution").put("required", true).put("name", "Resolution");
                resolution.putArray("allowedValues").addObject().put("id", "1").put("name", "Won't Do");
                resolution.withArray("allowedValues").addObject().put("id", "2").put("name", "Done");
            }
        });
        return list;
    }

    private static void putText(ObjectNode json, String field, Body body, boolean v3) {
        if (v3) {
            json.set(field, AdfRules.documentOf(body));
        } else {
            json.put(field, body.text());
        }
    }

    private String date(Instant instant) {
        return DATE.format(instant.atZone(options.zone()));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

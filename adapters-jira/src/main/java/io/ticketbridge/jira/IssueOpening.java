package io.ticketbridge.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.CreateScreens.Screen;
import io.ticketbridge.jira.json.IssueJson;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens issues. */
final class IssueOpening {
    /** Fields that an issue can do without where the project's screen does not have them. */
    private static final Set<String> DISPENSABLE = Set.of("priority", "labels");

    private static final Logger LOG = LoggerFactory.getLogger(IssueOpening.class);

    private final JiraClient client;
    private final JiraDialect dialect;
    private final Integration integration;
    private final JiraConfig config;
    private final KnownScreens screens;

    IssueOpening(JiraClient client, JiraDialect dialect, Integration integration, KnownScreens screens) {
        this.client = client;
        this.dialect = dialect;
        this.integration = integration;
        this.config = integration.config();
        this.screens = screens;
    }

    IssueRef open(NewIssue issue, IntentId marker) {
        String type = config.nameOf(issue.type());
        Screen screen =
                screens.find(integration, type, () -> new CreateScreens(client, dialect, config.projectKey()).of(type));
        try {
            IssueJson created = create(screen, fields(issue, screen, marker), marker);
            return IssueRefs.of(created.id(), created.key()).orElseThrow(() -> JiraErrors.unreadable(true));
        } catch (Refusal.RejectedByJira rejected) {
            screens.forget(integration, type);
            throw rejected;
        }
    }

    /** A 400 did nothing, so where it names only what can be left out, the rest may be sent once more. */
    private IssueJson create(Screen screen, ObjectNode fields, IntentId marker) {
        Call call = call(screen, fields, marker);
        JiraAnswer answer = client.exchange(call);
        List<String> named = JiraErrors.namedFields(answer);
        if (answer.status() == 400 && !named.isEmpty() && DISPENSABLE.containsAll(named)) {
            LOG.warn(
                    "Jira refused {} of an issue for project {}, which is opened without: see the project's create screen",
                    named,
                    config.projectKey());
            return client.answer(call(screen, fields.without(named), marker), IssueJson.class);
        }
        return client.judged(call, answer).as(IssueJson.class).orElseThrow(() -> JiraErrors.unreadable(true));
    }

    private Call call(Screen screen, ObjectNode fields, IntentId marker) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("fields", fields);
        body.putArray("properties").add(Marker.property(marker));
        return Call.post(dialect.api() + "/issue", body).naming(screen.fields());
    }

    private ObjectNode fields(NewIssue issue, Screen screen, IntentId marker) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("project").put("key", config.projectKey());
        fields.putObject("issuetype").put("id", screen.typeId());
        fields.put("summary", issue.summary().value());
        issue.description()
                .filter(description -> !description.value().isEmpty())
                .ifPresent(description -> fields.set("description", dialect.write(description.value())));
        if (screen.has("priority")) {
            fields.putObject("priority").put("name", issue.priority().label());
        }
        if (screen.has("labels")) {
            ArrayNode labels = fields.putArray("labels");
            config.labels().forEach(labels::add);
            labels.add(Marker.label(marker));
        }
        return fields;
    }
}

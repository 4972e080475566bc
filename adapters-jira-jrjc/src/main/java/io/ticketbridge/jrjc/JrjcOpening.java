package io.ticketbridge.jrjc;

import com.atlassian.jira.rest.client.api.domain.BasicIssue;
import com.atlassian.jira.rest.client.api.domain.input.ComplexIssueInputFieldValue;
import com.atlassian.jira.rest.client.api.domain.input.FieldInput;
import com.atlassian.jira.rest.client.api.domain.input.IssueInput;
import io.ticketbridge.domain.IntentId;
import io.ticketbridge.domain.IssueRef;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.NewIssue;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.jira.JiraWords;
import java.util.ArrayList;
import java.util.List;

/** Opens issues. */
final class JrjcOpening {
    private final JiraConfig config;
    private final JrjcCalls calls;

    JrjcOpening(JiraConfig config, JrjcCalls calls) {
        this.config = config;
        this.calls = calls;
    }

    /**
     * It bears its marker as a label alone: JRJC can send no entity property in every version.
     *
     * @throws Refusal.RejectedByJira where the create screen lacks a field too; nothing was opened then
     */
    IssueRef open(NewIssue issue, IntentId marker) {
        IssueInput input = IssueInput.createWithFields(fields(issue, marker).toArray(FieldInput[]::new));
        BasicIssue opened = calls.ask(JrjcOpening::noSuchPage, (client, way) -> client.getIssueClient()
                .createIssue(input));
        try {
            return JiraWords.issue(String.valueOf(opened.getId()), opened.getKey());
        } catch (Refusal.JiraAnsweredNonsense unreadable) {
            throw new Refusal.OutcomeUnknown(unreadable);
        }
    }

    private List<FieldInput> fields(NewIssue issue, IntentId marker) {
        List<String> labels = new ArrayList<>(config.labels());
        labels.add(JiraWords.label(marker));
        List<FieldInput> fields = new ArrayList<>(List.of(
                new FieldInput("project", ComplexIssueInputFieldValue.with("key", config.projectKey())),
                named("issuetype", config.nameOf(issue.type())),
                named("priority", issue.priority().label()),
                new FieldInput("summary", issue.summary().value()),
                new FieldInput("labels", labels)));
        issue.description()
                .filter(description -> !description.value().isEmpty())
                .ifPresent(text -> fields.add(new FieldInput("description", JiraWords.wiki(text.value()))));
        return fields;
    }

    private static FieldInput named(String field, String name) {
        return new FieldInput(field, ComplexIssueInputFieldValue.with("name", name));
    }

    private static Refusal noSuchPage() {
        return new Refusal.JiraAnsweredNonsense("it has no such page; check the integration's base URL");
    }
}

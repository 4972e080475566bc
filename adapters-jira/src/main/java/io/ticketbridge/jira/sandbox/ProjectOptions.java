package io.ticketbridge.jira.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sandbox's project is like.
 *
 * @param issueTypes their names
 * @param offScreen fields that the create screen does not have
 * @param requiredFields fields that it demands besides Jira's own, names by ids
 * @param workflow how statuses lead to each other
 */
public record ProjectOptions(
        String key,
        List<String> issueTypes,
        Set<String> offScreen,
        Map<String, String> requiredFields,
        Workflow workflow) {
    static ProjectOptions of(String key) {
        return new ProjectOptions(key, List.of("Bug", "Task", "Story", "Epic"), Set.of(), Map.of(), Workflow.STANDARD);
    }

    ProjectOptions withKey(String other) {
        return new ProjectOptions(other, issueTypes, offScreen, requiredFields, workflow);
    }

    ProjectOptions withIssueTypes(String... names) {
        return new ProjectOptions(key, List.of(names), offScreen, requiredFields, workflow);
    }

    ProjectOptions withoutOnScreen(String... fields) {
        return new ProjectOptions(key, issueTypes, Set.of(fields), requiredFields, workflow);
    }

    ProjectOptions withRequiredField(String id, String name) {
        Map<String, String> more = new LinkedHashMap<>(requiredFields);
        more.put(id, name);
        return new ProjectOptions(key, issueTypes, offScreen, more, workflow);
    }

    ProjectOptions withWorkflow(Workflow other) {
        return new ProjectOptions(key, issueTypes, offScreen, requiredFields, other);
    }
}

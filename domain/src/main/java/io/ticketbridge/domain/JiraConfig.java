package io.ticketbridge.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How tickets become issues in one project of one Jira.
 *
 * @param projectKey such as {@code SEC}
 * @param closeTransition the name of the transition that closes an issue; empty: any that leads to a done status. Where
 *     the workflow has none from everywhere, the transitions to take one after the other, such as
 *     {@code Start > Review > Close}: at most {@value #MAX_STEPS} before the one that closes
 * @param closeResolution the resolution to set where closing requires one
 * @param labels put on every issue
 * @param issueTypes names in this project for our issue types, where they differ
 * @param client the name of the client that Jira is asked through, such as {@code jrjc}; empty: the built-in one
 */
public record JiraConfig(
        String projectKey,
        Optional<String> closeTransition,
        Optional<String> closeResolution,
        List<String> labels,
        Map<IssueType, String> issueTypes,
        Optional<String> client) {
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,31}");
    private static final Pattern PROJECT_KEY = Pattern.compile("[A-Z][A-Z0-9_]{1,254}");
    /** How many transitions may be taken on the way to the one that closes. */
    public static final int MAX_STEPS = 3;

    /** Of each of its texts, in UTF-16 units. */
    private static final int MAX_LENGTH = 1_024;

    private static final Pattern STEP = Pattern.compile(" > ");
    private static final Pattern LABEL = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");

    /** Asked through the built-in client. */
    public JiraConfig(
            String projectKey,
            Optional<String> closeTransition,
            Optional<String> closeResolution,
            List<String> labels,
            Map<IssueType, String> issueTypes) {
        this(projectKey, closeTransition, closeResolution, labels, issueTypes, Optional.empty());
    }

    public JiraConfig {
        labels = List.copyOf(labels);
        issueTypes = Map.copyOf(issueTypes);
        if (!PROJECT_KEY.matcher(projectKey).matches()) {
            throw Refusal.Invalid.of(
                    "config.project_key", "invalid", "Project key must be capital letters and digits, such as SEC");
        }
        List<String> route = route(closeTransition);
        if (route.size() > MAX_STEPS + 1 || route.contains("")) {
            throw Refusal.Invalid.of(
                    "config.close_transition",
                    "invalid",
                    "Close transition must name one transition, or up to " + (MAX_STEPS + 1)
                            + " in their order, such as: Start > Review > Close");
        }
        closeTransition.ifPresent(names -> requireStorable("config.close_transition", "Close transition", names));
        closeResolution.ifPresent(name -> requireStorable("config.close_resolution", "Close resolution", name));
        issueTypes.values().forEach(name -> requireStorable("config.issue_type_map", "Issue type", name));
        labels.forEach(label -> Text.requireStorable("config.labels", "Label", label, MAX_LENGTH));
        if (!labels.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            throw Refusal.Invalid.of(
                    "config.labels", "invalid", "Labels must be 1 to 255 characters without blanks, as in Jira");
        }
        if (!client.stream().allMatch(name -> CLIENT.matcher(name).matches())) {
            throw Refusal.Invalid.of(
                    "config.client",
                    "invalid",
                    "Client must be the name of one that is installed, such as jrjc; without it the built-in one is used");
        }
    }

    /** The transitions to take, in order, the last of which closes; empty where any that leads to a done status does. */
    public List<String> closeRoute() {
        return route(closeTransition);
    }

    /** The same, asked through another client. */
    public JiraConfig through(Optional<String> other) {
        return new JiraConfig(projectKey, closeTransition, closeResolution, labels, issueTypes, other);
    }

    /** What this project calls an issue of {@code type}. */
    public String nameOf(IssueType type) {
        return issueTypes.getOrDefault(type, type.label());
    }

    private static void requireStorable(String field, String label, String text) {
        Text.requireOneLine(field, label, text);
        Text.requireStorable(field, label, text, MAX_LENGTH);
    }

    private static List<String> route(Optional<String> names) {
        return names.stream().flatMap(STEP::splitAsStream).map(String::strip).toList();
    }
}

package io.ticketbridge.domain;

import java.util.Arrays;
import java.util.Optional;

/** What kind of issue a ticket opens. */
public enum IssueType {
    BUG("Bug"),
    TASK("Task"),
    STORY("Story");

    /** What a ticket opens when its author does not say. */
    public static final IssueType DEFAULT = BUG;

    private final String label;

    IssueType(String label) {
        this.label = label;
    }

    /** The name in the reference and, unless an integration maps it, in Jira. */
    public String label() {
        return label;
    }

    /** The type with exactly this label. */
    public static Optional<IssueType> named(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** The type with exactly this label; refuses any other. */
    public static IssueType of(String label) {
        return named(label)
                .orElseThrow(() -> Refusal.Invalid.of(
                        "issue_type", "invalid_choice", "Issue type must be one of Bug, Task or Story"));
    }
}

package io.ticketbridge.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a status of Jira's means, whatever an administrator named it. Jira has these three ("statusCategory" in its REST API),
 * and one for statuses without any.
 */
public enum StatusCategory {
    NEW("new"),
    INDETERMINATE("indeterminate"),
    DONE("done");

    private final String key;

    StatusCategory(String key) {
        this.key = key;
    }

    /** Jira's own key for it. */
    public String key() {
        return key;
    }

    /** The category with exactly this key; empty where Jira has none for the status. */
    public static Optional<StatusCategory> keyed(String key) {
        return Arrays.stream(values())
                .filter(category -> category.key.equals(key))
                .findFirst();
    }
}

package io.ticketbridge.jira.json;

import org.jspecify.annotations.Nullable;

/** A status and the category that it belongs to: {@code new}, {@code indeterminate} or {@code done}. */
public record StatusJson(@Nullable String name, @Nullable CategoryJson statusCategory) {
    /** The category of a status. */
    public record CategoryJson(@Nullable String key) {}

    public boolean isDone() {
        return statusCategory != null && "done".equals(statusCategory.key());
    }
}

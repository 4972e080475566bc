package io.ticketbridge.jira.json;

import io.ticketbridge.domain.StatusCategory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A status and the category that it belongs to. */
public record StatusJson(@Nullable String name, @Nullable CategoryJson statusCategory) {
    /** The category of a status. */
    public record CategoryJson(@Nullable String key) {}

    public boolean isDone() {
        return category().filter(StatusCategory.DONE::equals).isPresent();
    }

    public Optional<StatusCategory> category() {
        return Optional.ofNullable(statusCategory).map(CategoryJson::key).flatMap(StatusCategory::keyed);
    }
}

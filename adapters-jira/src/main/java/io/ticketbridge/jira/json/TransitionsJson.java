package io.ticketbridge.jira.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways out of an issue's status. */
public record TransitionsJson(@Nullable List<TransitionJson> transitions) {
    /** One way, and the fields on its screen by their ids. */
    public record TransitionJson(
            @Nullable String id,
            @Nullable String name,
            @Nullable StatusJson to,
            @Nullable Map<String, FieldJson> fields) {}

    /** A field on a transition's screen. */
    public record FieldJson(boolean required, @Nullable List<NamedJson> allowedValues) {}

    public List<TransitionJson> list() {
        return transitions == null ? List.of() : transitions;
    }
}

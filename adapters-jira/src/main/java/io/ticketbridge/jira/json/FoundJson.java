package io.ticketbridge.jira.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a search or a fetch in bulk finds. */
public record FoundJson(@Nullable List<FoundIssueJson> issues) {
    /** An issue with what may mark it. */
    public record FoundIssueJson(
            @Nullable String id,
            @Nullable String key,
            @Nullable LabelsJson fields,
            @Nullable PropertiesJson properties) {
        /** The intent that it was opened for, as its property tells. */
        public Optional<String> intent() {
            return Optional.ofNullable(properties).map(PropertiesJson::intent).map(IntentJson::id);
        }

        public List<String> labels() {
            return fields == null || fields.labels() == null ? List.of() : fields.labels();
        }

        public boolean isDone() {
            return fields != null && fields.status() != null && fields.status().isDone();
        }
    }

    /** The fields that are looked at. */
    public record LabelsJson(
            @Nullable List<String> labels, @Nullable StatusJson status) {}

    /** The one property that is looked at. */
    public record PropertiesJson(
            @JsonProperty("tickets.intent") @Nullable IntentJson intent) {}

    /** That property's value. */
    public record IntentJson(@Nullable String id) {}

    public List<FoundIssueJson> list() {
        return issues == null
                ? List.of()
                : issues.stream().filter(Objects::nonNull).toList();
    }
}

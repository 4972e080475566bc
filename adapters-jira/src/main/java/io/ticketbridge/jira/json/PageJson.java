package io.ticketbridge.jira.json;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of issue types or of a create screen's fields: Cloud and Data Center name the list each in their own way. */
public record PageJson(
        @Nullable List<NamedJson> values,
        @Nullable List<NamedJson> issueTypes,
        @Nullable List<NamedJson> fields,
        @Nullable Integer total,
        @Nullable Boolean isLast) {
    public List<NamedJson> list() {
        return Stream.of(values, issueTypes, fields)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether there is more where {@code seen} have been seen, this page's among them. */
    public boolean hasMore(int seen) {
        boolean last = Boolean.TRUE.equals(isLast) || list().isEmpty();
        return !last && total != null && seen < total;
    }
}

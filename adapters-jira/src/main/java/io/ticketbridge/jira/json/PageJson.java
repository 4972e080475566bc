package io.ticketbridge.jira.json;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of issue types or of a create screen's fields: Cloud and Data Center name the list each in their own way. */
public record PageJson(
        @Nullable List<NamedJson> values,
        @Nullable List<NamedJson> issueTypes,
        @Nullable List<NamedJson> fields) {
    public List<NamedJson> list() {
        return Stream.of(values, issueTypes, fields)
                .filter(list -> list != null)
                .flatMap(List::stream)
                .toList();
    }
}

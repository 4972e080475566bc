package io.ticketbridge.jira.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several issues, from a search or a fetch in bulk.
 *
 * @param nextPage by which Cloud goes on
 * @param total how many a search on Data Center has found
 */
public record IssuesJson(
        @Nullable List<IssueJson> issues,
        @JsonProperty("nextPageToken") @Nullable String nextPage,
        @Nullable Integer total) {
    public List<IssueJson> list() {
        return issues == null
                ? List.of()
                : issues.stream().filter(Objects::nonNull).toList();
    }

    public Optional<String> next() {
        return Optional.ofNullable(nextPage);
    }
}

package io.ticketbridge.jira.json;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several issues, from a search or a fetch in bulk.
 *
 * @param nextPageToken by which Cloud goes on
 * @param total how many a search on Data Center has found
 */
public record IssuesJson(
        @Nullable List<IssueJson> issues,
        @Nullable String nextPageToken,
        @Nullable Integer total) {
    public List<IssueJson> list() {
        return issues == null
                ? List.of()
                : issues.stream().filter(Objects::nonNull).toList();
    }

    public Optional<String> next() {
        return Optional.ofNullable(nextPageToken);
    }
}

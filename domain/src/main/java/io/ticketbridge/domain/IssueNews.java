package io.ticketbridge.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What Jira tells by itself: something happened to an issue. It may be told late, twice, not at all or out of order, so it is a reason to
 * look and nothing else.
 *
 * @param issueId Jira's id
 * @param deleted whether it is that the issue was deleted
 * @param changelog where Jira tells of it in the issue's changelog; it says where to read about a change that is seen, and changes nothing
 */
public record IssueNews(String issueId, boolean deleted, Optional<Changelog> changelog) {
    /**
     * An entry of an issue's changelog.
     *
     * @param id Jira's
     * @param became what became of what is told of tickets; empty where there is nothing any more
     */
    public record Changelog(String id, Map<EventKind, Optional<String>> became) {
        public Changelog {
            became = Map.copyOf(became);
        }
    }
}

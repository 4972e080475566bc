package io.ticketbridge.domain;

/**
 * What Jira tells by itself: something happened to an issue. It may be told late, twice, not at all or out of order, so it is a reason to
 * look and nothing else.
 *
 * @param issueId Jira's id
 * @param deleted whether it is that the issue was deleted
 */
public record IssueNews(String issueId, boolean deleted) {}

package io.ticketbridge.bench;

/** A ticket in a list, as the contract shows it. */
public record Item(
        long id,
        String jiraIssueKey,
        String jiraIssueId,
        long userId,
        String summary,
        String description,
        String issueType,
        String priority,
        String status,
        String assignedTo,
        String createdAt,
        String updatedAt) {}

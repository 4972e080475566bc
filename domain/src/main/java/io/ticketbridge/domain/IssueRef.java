package io.ticketbridge.domain;

/**
 * Where a ticket's issue is in Jira.
 *
 * @param id Jira's numeric id as a string; it survives a move to another project
 * @param key such as {@code SEC-204}; it changes when the issue is moved
 */
public record IssueRef(String id, String key) {}

package io.ticketbridge.domain;

import java.util.Optional;

/** What a tracker needs to open an issue. */
public record NewIssue(Summary summary, Optional<Description> description, IssueType type, Priority priority) {}

package io.ticketbridge.domain;

import java.time.Instant;

/** A comment as it stands in Jira, as plain text. */
public record Comment(CommentId id, String body, Instant created, Instant updated) {}

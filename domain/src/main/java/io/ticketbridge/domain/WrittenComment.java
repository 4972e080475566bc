package io.ticketbridge.domain;

import java.util.Optional;

/**
 * A comment and who wrote it.
 *
 * @param author the user who wrote it here; empty for one that was written in Jira itself
 */
public record WrittenComment(Comment comment, Optional<User> author) {}

package io.ticketbridge.domain;

import java.util.List;

/**
 * Jira's final no.
 *
 * @param words its own, for a person
 * @param violations what it says of single fields
 */
public record Rejection(String words, List<Violation> violations) {
    public Rejection {
        violations = List.copyOf(violations);
    }
}

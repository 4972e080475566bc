package io.ticketbridge.domain;

/**
 * One thing that is wrong with one field of what was sent.
 *
 * @param field the field's name as the caller wrote it, such as {@code summary}
 * @param message one sentence for a person
 * @param code a stable word for a program, such as {@code required} or {@code too_long}
 */
public record Violation(String field, String message, String code) {}

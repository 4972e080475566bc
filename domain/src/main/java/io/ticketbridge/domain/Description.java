package io.ticketbridge.domain;

/** What a finding says at length: up to 32,767 characters of plain text, kept as it came. */
public record Description(String value) {
    /** Jira's own limit ({@code jira.text.field.character.limit}), in UTF-16 units. */
    public static final int MAX_LENGTH = 32_767;

    public Description {
        Text.requireStorable("description", "Description", value, MAX_LENGTH);
    }
}

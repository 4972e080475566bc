package io.ticketbridge.domain;

import java.util.regex.Pattern;

/** What users, teams and keys may be called. */
final class Names {
    /** In UTF-16 units, as our databases count at most. */
    static final int MAX_LENGTH = 100;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*");

    private Names() {}

    static void require(String field, String label, String name) {
        Text.requireNotBlank(field, label, name);
        boolean tooLong = name.length() > MAX_LENGTH;
        if (tooLong || !NAME.matcher(name).matches()) {
            throw Refusal.Invalid.of(
                    field,
                    tooLong ? "too_long" : "invalid_characters",
                    label + " must be 1 to " + MAX_LENGTH
                            + " letters, digits and . _ @ + - and begin with a letter or digit");
        }
    }
}

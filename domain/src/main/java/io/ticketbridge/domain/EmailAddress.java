package io.ticketbridge.domain;

import java.util.regex.Pattern;

/** An address that has the looks of one; nothing is sent to it. */
public record EmailAddress(String value) {
    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");

    public EmailAddress {
        Text.requireNotBlank("email", "Email", value);
        Text.requireOneLine("email", "Email", value);
        Text.requireStorable("email", "Email", value, MAX_LENGTH);
        if (!SHAPE.matcher(value).matches() || value.codePoints().anyMatch(Text::reordersText)) {
            throw Refusal.Invalid.of("email", "invalid_format", "Email must be an email address");
        }
    }
}

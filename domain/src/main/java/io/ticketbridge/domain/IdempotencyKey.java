package io.ticketbridge.domain;

import java.util.regex.Pattern;

/** By which a caller names a wish of theirs, so that a repeat of it is told from another: 1 to 255 printable characters. */
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.Invalid.of(
                    "Idempotency-Key", "invalid", "Idempotency-Key must be 1 to 255 printable ASCII characters");
        }
    }

    /** Callers make it of whatever they like, which may be a secret of theirs. */
    @Override
    public String toString() {
        return "IdempotencyKey[" + Secret.MASK + "]";
    }
}

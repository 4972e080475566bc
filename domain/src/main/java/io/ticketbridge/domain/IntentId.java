package io.ticketbridge.domain;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names one thing that somebody wants done in Jira, and is the marker that the thing bears there: 128 bits of chance, as
 * 26 characters of base 32 (RFC 4648, in lower case).
 */
public record IntentId(String value) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{" + LENGTH + "}");

    public IntentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("No intent has such an id");
        }
    }

    public static IntentId random(SecureRandom random) {
        StringBuilder id = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
        return new IntentId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}

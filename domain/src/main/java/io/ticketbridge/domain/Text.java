package io.ticketbridge.domain;

/** The rules that every text keeps, whatever database or tracker it goes to. */
final class Text {
    private Text() {}

    /**
     * Refuses what one of our databases or Jira cannot hold: U+0000 (PostgreSQL) and half of a surrogate pair (UTF-8).
     * Lengths are counted as Jira does, in UTF-16 units.
     */
    static void requireStorable(String field, String label, String text, int limit) {
        if (text.length() > limit) {
            throw Refusal.Invalid.of(field, "too_long", label + " must be at most " + limit + " characters long");
        }
        if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
            throw Refusal.Invalid.of(
                    field, "invalid_characters", label + " contains a character that cannot be stored");
        }
    }

    static void requireNotBlank(String field, String label, String text) {
        if (text.isBlank()) {
            throw Refusal.Invalid.of(field, "required", label + " is required");
        }
    }

    /** One line without control characters: what Jira accepts as a summary. */
    static void requireOneLine(String field, String label, String text) {
        if (text.codePoints().anyMatch(Text::breaksALine)) {
            throw Refusal.Invalid.of(
                    field, "invalid_characters", label + " must be one line without control characters");
        }
    }

    private static boolean breaksALine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}

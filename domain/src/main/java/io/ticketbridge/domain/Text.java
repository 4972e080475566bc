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

    /**
     * What somebody else wrote, as one line that can be stored and shown: no control characters, none that reorder text, and
     * no more than {@code limit} UTF-16 units of it.
     */
    static String asLine(String text, int limit) {
        return clipped(text, limit)
                .codePoints()
                .filter(point -> !reordersText(point))
                .map(point -> breaksALine(point) ? ' ' : storable(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What somebody else wrote, in as many lines, as it can be stored; no more than {@code limit} UTF-16 units of it. */
    static String asLines(String text, int limit) {
        return clipped(text, limit)
                .codePoints()
                .filter(point -> point >= ' ' || Character.isWhitespace(point))
                .map(Text::storable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it makes a reader see another order than what is written (Unicode, UAX #9: embeddings and isolates). */
    static boolean reordersText(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static String clipped(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }

    private static int storable(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point;
    }

    private static boolean breaksALine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}

package io.ticketbridge.content;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a PDF, byte by byte, wherever they stand: what is a comment or a string to one reader may be an object to
 * another, so no place is harmless.
 */
final class PdfNames {
    /** Actions that run a program or send something (ISO 32000-1, 12.6.4), what holds them, and what hides them. */
    private static final Set<String> ACTIVE =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia", "Rendition", "XFA", "Encrypt");

    static final String DELIMITERS = "()<>[]{}/%";
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** Three times the longest of them, for each character may be escaped. */
    private static final int MAX_LENGTH = 32;

    private final StringBuilder name = new StringBuilder();
    private boolean inName;
    private boolean active;

    void next(int one) {
        boolean regular = one > ' ' && DELIMITERS.indexOf(one) < 0;
        if (inName && regular) {
            if (name.length() < MAX_LENGTH) {
                name.append((char) one);
            }
            return;
        }
        end();
        inName = one == '/';
    }

    /** Nothing follows. */
    void end() {
        if (inName) {
            active |= ACTIVE.contains(unescaped(name.toString()));
            name.setLength(0);
            inName = false;
        }
    }

    boolean active() {
        return active;
    }

    /** A character may be written as its number. */
    static String unescaped(String name) {
        if (!name.contains("#")) {
            return name;
        }
        return ESCAPED.matcher(name).replaceAll(escape -> {
            char character = (char) Integer.parseInt(escape.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(character));
        });
    }
}

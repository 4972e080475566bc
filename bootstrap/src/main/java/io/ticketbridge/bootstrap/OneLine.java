package io.ticketbridge.bootstrap;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text that may come from anywhere, as a part of one line: what could end the line, paint it or turn it around is written as an
 * escape. What has the looks of a key is hidden: a second net, for types that hide themselves are the first.
 */
final class OneLine {
    private static final String HIDDEN = "…";

    /** What stands before a secret, and the secret. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(rk_|SCYTALE_)[\\x21-\\x7e]{4,}"),
            Pattern.compile("(?i)(\\b(?:basic|bearer) +)[A-Za-z0-9+/=._~-]{8,}"),
            Pattern.compile("(?i)((?:signature|token|password|secret|api_key)=)[^\\s&;,]+"),
            Pattern.compile("(://)[^/\\s@]+(?=@)"));

    /** Besides control characters: whatever formats, and the ends of lines and paragraphs (Unicode's general categories). */
    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE);

    private OneLine() {}

    static String of(String text) {
        String line = escaped(text);
        for (Pattern secret : SECRETS) {
            line = secret.matcher(line).replaceAll("$1" + HIDDEN);
        }
        return line;
    }

    private static String escaped(String text) {
        if (text.codePoints().noneMatch(OneLine::isUnseen)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isUnseen(point)) {
                line.append(String.format("\\u%04x", point));
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }

    private static boolean isUnseen(int point) {
        return UNSEEN.contains(Character.getType(point));
    }
}

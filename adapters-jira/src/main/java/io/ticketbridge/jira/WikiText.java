package io.ticketbridge.jira;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jira's wiki notation, which Data Center and Cloud's API v2 speak: a scanner's text comes out as it went in, and no part
 * of it becomes markup. A backslash before a punctuation mark takes its meaning away; a backslash itself is written as a
 * character reference, because two of them are a line break. Web addresses stay as they are, so that they stay links.
 *
 * @see <a href="https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all">Text Formatting Notation</a>
 */
final class WikiText {
    private static final String BACKSLASH = "&#92;";
    private static final String AMPERSAND = "&#38;";

    /** Alternatives in the order in which they are tried; the group that matched says what is done. */
    private static final Pattern SPECIAL = Pattern.compile("(?<address>https?://[A-Za-z0-9._~:/?#@=+%-]+)"
            + "|(?<backslash>\\\\)"
            + "|(?<reference>&(?=#?[A-Za-z0-9]+;))"
            + "|(?<heading>(?m:^[ \\t]*(?:h[1-6]|bq))(?=\\.))"
            + "|(?<mark>[{}\\[\\]|*_^~+!]"
            + "|(?m:(?<=^[ \\t]{0,9})[#-])"
            + "|-(?=-)|(?<=-)-|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])"
            + "|\\?(?=\\?)|(?<=\\?)\\?"
            + "|[:;](?=[()DPp])"
            + "|\\((?=(?:y|n|i|/|x|!|\\+|-|\\?|on|off|\\*[rgby]?|flag|flagoff)\\)))");

    private static final Pattern ESCAPED = Pattern.compile("&#(92|38);|\\\\([^A-Za-z0-9\\s])");

    private WikiText() {}

    static String write(String text) {
        return SPECIAL.matcher(text.replace("\r\n", "\n"))
                .replaceAll(found -> Matcher.quoteReplacement(escaped((Matcher) found)));
    }

    static String read(String wiki) {
        return ESCAPED.matcher(wiki.replace("\r\n", "\n")).replaceAll(found -> {
            String plain = found.group(2);
            return Matcher.quoteReplacement(
                    plain != null ? plain : found.group(1).equals("92") ? "\\" : "&");
        });
    }

    private static String escaped(Matcher found) {
        if (found.group("address") != null) {
            return found.group();
        }
        if (found.group("backslash") != null) {
            return BACKSLASH;
        }
        if (found.group("reference") != null) {
            return AMPERSAND;
        }
        // The mark is the letter's, but only its full stop can be escaped; it follows and is written with it.
        return found.group("heading") != null ? found.group() + "\\" : "\\" + found.group();
    }
}

package io.ticketbridge.jira;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jira's wiki notation, which Data Center and Cloud's API v2 speak: a scanner's text comes out as it went in, and no part
 * of it becomes markup. A backslash takes the meaning of a mark away, but of those marks alone that Jira's renderer lets
 * be escaped; any other is written as a character reference. Web addresses stay as they are: the renderer finds them
 * before it looks for backslashes.
 *
 * @see <a href="https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all">Text Formatting Notation</a>
 */
final class WikiText {
    private static final String ESCAPABLE = "[-#*_+?^~|%{}\\[\\]()!@]";
    private static final String REFERENCE = "&(?=#?[A-Za-z0-9]+;)";

    /**
     * Alternatives in the order in which they are tried; the group that matched says what is done. What is far behind is
     * looked at last, for looking there takes a hundred steps.
     */
    private static final Pattern SPECIAL = Pattern.compile(
            "(?<address>(?<![A-Za-z0-9])(?:https?|ftps?)://(?:[A-Za-z0-9._~:/?#@=+%$,;'*-]|(?!" + REFERENCE + ")&)++)"
                    // A backslash before another or before a mark would be read as an escape or as a line break.
                    + "|(?<reference>\\\\(?=\\\\|" + ESCAPABLE + ")"
                    + "|" + REFERENCE
                    + "|(?m:\\.(?<=^[ \\t]{0,99}(?:h[1-6]|bq)\\.))"
                    + "|(?<![A-Za-z0-9]):(?=[DPp](?![A-Za-z0-9])))"
                    + "|(?<mark>[{}\\[\\]|*_^~+!]"
                    + "|(?m:[#-](?<=^[ \\t]{0,99}[#-]))"
                    + "|-(?=-)|(?<=-)-|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])"
                    + "|\\?(?=\\?)|(?<=\\?)\\?"
                    // Smileys; a reference ends in a semicolon, so after any mark a bracket would make one.
                    + "|(?<=[:;])\\(|(?<=[^\\p{L}\\p{N}\\s])\\)"
                    + "|\\((?=(?:y|n|i|/|x|!|\\+|-|\\?|on|off|\\*[rgby]?|flag|flagoff)\\)))");

    private static final Pattern WRITTEN = Pattern.compile("&#(?<code>92|38|46|58);|\\\\(?<mark>" + ESCAPABLE + ")");

    private WikiText() {}

    static String write(String text) {
        return SPECIAL.matcher(Lines.of(text)).replaceAll(found -> Matcher.quoteReplacement(written((Matcher) found)));
    }

    static String read(String wiki) {
        return WRITTEN.matcher(Lines.of(wiki)).replaceAll(found -> Matcher.quoteReplacement(plain((Matcher) found)));
    }

    private static String written(Matcher found) {
        if (found.group("address") != null) {
            return found.group();
        }
        return found.group("mark") != null
                ? "\\" + found.group()
                : "&#" + (int) found.group().charAt(0) + ";";
    }

    private static String plain(Matcher found) {
        String mark = found.group("mark");
        return mark != null ? mark : Character.toString(Integer.parseInt(found.group("code")));
    }
}

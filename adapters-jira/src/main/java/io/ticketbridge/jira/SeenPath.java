package io.ticketbridge.jira;

import java.util.regex.Pattern;

/**
 * A path of Jira's as it may be seen in a log: without the names of files, what signs an address, and all else that is neither
 * a word of the API's, a number nor an issue's key.
 */
final class SeenPath {
    private static final Pattern QUERY = Pattern.compile("\\?.*");
    private static final Pattern FILE = Pattern.compile("(?<=/attachment/[0-9]{1,19}/).+");
    private static final Pattern FOREIGN =
            Pattern.compile("(?<=/)(?!(?:[A-Za-z]{1,24}|[0-9]{1,19}|[A-Z][A-Z0-9_]{1,20}-[0-9]{1,12})(?:/|$))[^/]+");
    private static final String LEFT_OUT = "…";

    private SeenPath() {}

    static String of(String path) {
        String address = QUERY.matcher(path).replaceFirst("");
        return FOREIGN.matcher(FILE.matcher(address).replaceFirst(LEFT_OUT)).replaceAll(LEFT_OUT);
    }
}

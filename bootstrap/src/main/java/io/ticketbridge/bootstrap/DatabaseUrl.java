package io.ticketbridge.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of databases that an operator may give: places, and of what can be set in an address nothing that makes a driver do
 * more than connect.
 */
final class DatabaseUrl {
    static final String FORMS = "jdbc:postgresql://host/database, with no parameter that names a class or a log, or"
            + " jdbc:h2:file:/absolute/path, with no settings";

    private static final String H2 = "jdbc:h2:file:";

    /**
     * H2 runs scripts ({@code INIT}), opens a port ({@code AUTO_SERVER}) and forgets its lock ({@code FILE_LOCK}) when its address
     * says so, and a word before a colon within the path is another kind of file.
     */
    private static final Pattern H2_FILE = Pattern.compile(H2 + "/[^;:]+");

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=[^?]*");

    /** Parameters with which pgjdbc makes an object of any class there is, or writes where it is told to. */
    private static final Set<String> REFUSED = Set.of(
            "authenticationpluginclassname",
            "jaasapplicationname",
            "loggerfile",
            "loggerlevel",
            "service",
            "socketfactory",
            "socketfactoryarg",
            "sslfactory",
            "sslfactoryarg",
            "sslhostnameverifier",
            "sslpasswordcallback",
            "xmlfactoryfactory");

    private DatabaseUrl() {}

    static boolean isSafe(String url) {
        return url.startsWith(H2) ? H2_FILE.matcher(url).matches() : isPostgresql(url);
    }

    /** A place, then perhaps a question mark and parameters. */
    private static boolean isPostgresql(String url) {
        int question = url.indexOf('?');
        String place = question < 0 ? url : url.substring(0, question);
        List<String> parameters =
                question < 0 ? List.of() : List.of(url.substring(question + 1).split("&", -1));
        return place.startsWith(POSTGRESQL)
                && place.length() > POSTGRESQL.length()
                && parameters.stream().allMatch(DatabaseUrl::isHarmless);
    }

    private static boolean isHarmless(String parameter) {
        Matcher named = PARAMETER.matcher(parameter);
        return named.matches() && !REFUSED.contains(named.group(1).toLowerCase(Locale.ROOT));
    }

    /** Where the file is, if it is one. */
    static Optional<Path> folder(String url) {
        return url.startsWith(H2)
                ? Optional.ofNullable(Path.of(url.substring(H2.length())).getParent())
                : Optional.empty();
    }
}

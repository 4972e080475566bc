package io.ticketbridge.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/**
 * How H2 is told to write at once, and to stay open until we close it. It keeps no trace file and prints nothing: what
 * goes wrong is thrown to us, and its own words may quote a row. A connection remembers as many statements as there are on any
 * path, so that none is parsed anew (H2 remembers eight).
 */
final class H2 {
    private static final String SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private H2() {}

    /**
     * For whoever may not set anything. The settings still hold for whoever comes first after H2 has closed itself, as it does
     * after a write that failed: some are taken when it is opened, the others it has kept since its owner set them.
     */
    static String urlForOthers(DatabaseOptions options) {
        return options.url() + SETTINGS + ";IGNORE_UNKNOWN_SETTINGS=TRUE";
    }

    /** As its owner, who may do anything to it. */
    static JdbcDataSource owner(DatabaseOptions options) {
        JdbcDataSource owner = new JdbcDataSource();
        owner.setURL(options.url() + SETTINGS);
        owner.setUser(options.user());
        owner.setPassword(options.password().value());
        return owner;
    }

    /** Closes it, and gives back what space its file can spare. */
    static void shutDown(DatabaseOptions options) {
        execute(options, options.isFile() ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    }

    /** Closes it as it is. */
    static void letGo(DatabaseOptions options) {
        execute(options, "SHUTDOWN");
    }

    /** On a connection of its own, for a shutdown ends the connection that it runs on. */
    private static void execute(DatabaseOptions options, String shutdown) {
        try (Connection connection = owner(options).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(shutdown);
        } catch (SQLException unclean) {
            throw new IllegalStateException("H2 did not shut down cleanly", unclean);
        }
    }
}
